import type { FastifyInstance } from 'fastify';
import { addressIn } from '../pages/address.ts';
import { requestView } from '../pages/request-view.ts';
import type { Parts } from '../parts.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { admit } from './admission.ts';
import { postedText } from './posted-text.ts';
import { showMessage } from './show-message.ts';

/** What a citizen is about to order. */
export function basket(app: FastifyInstance, parts: Parts): void {
  const posted = {
    preValidation: app.csrfProtection.bind(app),
    config: { rateLimit: { max: parts.limits.requestsPerMinute, timeWindow: '1 minute' } },
  };
  const page = { name: 'basket', admission: 'own' } as const;

  app.get(`${IN_LANGUAGE}/basket`, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    const requests = await parts.requests.basket(visitor.account.id);
    return parts.show.page(request, reply, {
      view: 'basket',
      path: '/basket',
      title: (texts) => texts.basket.title,
      model: (texts, language) => ({ requests: requests.map((one) => requestView(one, texts, language)) }),
    });
  });

  app.post(`${IN_LANGUAGE}/basket/remove`, posted, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    await parts.requests.remove(visitor.account.id, postedText(request.body, 'reference'));
    return reply.redirect(addressIn(request, '/basket'), 303);
  });

  app.post(`${IN_LANGUAGE}/basket/order`, posted, async (request, reply) => {
    // Asked once more: between the form and the order the commune may have refused the account.
    const visitor = await admit(request, reply, parts, { name: 'basket', admission: 'secured' });
    if (visitor === null) return reply;
    const { id } = visitor.account;
    if ((await parts.requests.order(id)) === 0) return reply.redirect(addressIn(request, '/basket'), 303);
    await parts.audit.add('request-sent', id);
    return showMessage(request, reply, parts, {
      path: null,
      text: (texts) => texts.basket.ordered,
      href: '/account',
      label: (texts) => texts.menu.account,
    });
  });
}
