import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PagePath } from '../pages/frame.ts';
import { requestLanguage } from '../pages/request-language.ts';
import type { Parts } from '../parts.ts';
import { PROCEDURE_KEYS } from '../procedures/procedure.ts';
import type { SessionState } from '../sessions/session.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { DEFAULT_LANGUAGE, IN_LANGUAGE } from '../texts/offered.ts';
import type { Texts } from '../texts/texts.ts';
import { showMessage } from './show-message.ts';

const SHORT = [
  '/',
  '/login',
  '/register',
  '/account',
  '/privacy',
  '/help',
  '/procedures',
  '/parents',
  '/basket',
] as const;

/** Pages for everybody, and the short addresses that lead to a language. */
export function publicPages(app: FastifyInstance, parts: Parts): void {
  for (const path of [...SHORT, '/signup', '/staff'] as const) {
    app.get(path, (request, reply) => {
      // At a kiosk each citizen begins in the commune's language, whatever the last one or the browser chose.
      const language = request.kiosk ? DEFAULT_LANGUAGE : requestLanguage(request);
      return reply.redirect(`/${language}${path}`);
    });
  }
  app.get(`${IN_LANGUAGE}/`, (request, reply) =>
    parts.show.page(request, reply, {
      view: 'home',
      path: '/',
      title: (texts) => texts.home.title,
      model: (texts, language) => {
        const [path, label] = nextStep(request.session.state, texts);
        return { startHref: `/${language}${path}`, startLabel: label, procedures: PROCEDURE_KEYS };
      },
    }),
  );
  app.get(`${IN_LANGUAGE}/help`, (request, reply) =>
    parts.show.page(request, reply, {
      view: 'article',
      path: '/help',
      title: (texts) => texts.help.title,
      model: (texts) => ({ ...texts.help, links: [] }),
    }),
  );
  app.get(`${IN_LANGUAGE}/privacy`, async (request, reply) => {
    const visitor = await signedIn(request, parts.accounts);
    return parts.show.page(request, reply, {
      view: 'article',
      path: '/privacy',
      title: (texts) => texts.privacy.title,
      model: ({ privacy, accountData: t }, language) => ({
        ...privacy,
        links:
          visitor === null
            ? []
            : [
                { href: `/${language}/account/export`, label: t.export },
                { href: `/${language}/account/delete`, label: t.deleteTitle },
              ],
      }),
    });
  });
  app.get(`${IN_LANGUAGE}/logged-out`, (request, reply) => loggedOut(request, reply, parts));
}

function loggedOut(request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  return showMessage(request, reply, parts, {
    path: '/logged-out',
    text: (texts) => texts.loggedOut,
    href: '/',
    label: (texts) => texts.backHome,
  });
}

function nextStep(state: SessionState, texts: Texts): readonly [PagePath, string] {
  switch (state.kind) {
    case 'anonymous':
      return ['/login', texts.home.start];
    case 'registering':
      return ['/register', texts.home.continueRegistration];
    case 'authenticated':
      return ['/account', texts.menu.account];
  }
}
