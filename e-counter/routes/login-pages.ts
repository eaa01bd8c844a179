import type { FastifyInstance } from 'fastify';
import { addressIn } from '../pages/address.ts';
import { eidWidget } from '../pages/eid-widget.ts';
import { loginView } from '../pages/login-view.ts';
import type { Parts } from '../parts.ts';
import { returnTo } from '../sessions/session.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { admit } from './admission.ts';

/** The ways to log in: which one, which key, and the card's own page. */
export function loginPages(app: FastifyInstance, parts: Parts): void {
  const config = parts.newVisitors;

  app.get<{ Querystring: { readonly for?: unknown } }>(`${IN_LANGUAGE}/login`, config, async (request, reply) => {
    const wanted = returnTo(request.query.for);
    if (wanted !== null) request.session.setErrand({ returnTo: wanted });
    if ((await signedIn(request, parts.accounts)) !== null) return reply.redirect(addressIn(request, '/account'));
    return parts.show.page(request, reply, {
      view: 'login',
      path: '/login',
      posts: true,
      title: (texts) => texts.login.title,
      model: (texts) => loginView(parts, texts, request.session.errand.returnTo, { address: '', fault: null }),
    });
  });

  app.get(`${IN_LANGUAGE}/login/keys`, config, async (request, reply) => {
    if ((await signedIn(request, parts.accounts)) !== null) return reply.redirect(addressIn(request, '/account'));
    return parts.show.page(request, reply, {
      view: 'keys',
      path: '/login/keys',
      title: (texts) => texts.keys.title,
      model: () => ({ federal: parts.federal !== null, email: parts.mailroom !== null }),
    });
  });

  app.get(`${IN_LANGUAGE}/login/eid`, config, async (request, reply) => {
    if ((await signedIn(request, parts.accounts)) !== null) return reply.redirect(addressIn(request, '/account'));
    return parts.show.page(request, reply, {
      view: 'eid',
      path: '/login/eid',
      posts: true,
      title: (texts) => texts.login.card.title,
      model: (texts, language) => eidWidget(parts, texts, language, 'log-in'),
    });
  });

  app.get(`${IN_LANGUAGE}/account/link`, async (request, reply) => {
    const visitor = await admit(request, reply, parts, { name: 'account', admission: 'own' });
    if (visitor === null) return reply;
    if (visitor.account.hasKey) return reply.redirect(addressIn(request, '/account'));
    return parts.show.page(request, reply, {
      view: 'link',
      path: '/account/link',
      title: (texts) => texts.link.title,
      model: (texts, language) => eidWidget(parts, texts, language, 'link'),
    });
  });
}
