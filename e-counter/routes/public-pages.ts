import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requestLanguage } from '../pages/request-language.ts';
import type { PagePath } from '../pages/frame.ts';
import type { Parts } from '../parts.ts';
import type { SessionState } from '../sessions/session.ts';
import type { Texts } from '../texts/texts.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';

/** Pages for everybody, and the short addresses that lead to a language. */
export function publicPages(app: FastifyInstance, parts: Parts): void {
  for (const path of ['/', '/login', '/register', '/account', '/privacy', '/help'] as const) {
    app.get(path, (request, reply) => reply.redirect(`/${requestLanguage(request)}${path}`));
  }
  app.get(`${IN_LANGUAGE}/`, (request, reply) =>
    parts.show.page(request, reply, {
      view: 'home',
      path: '/',
      title: (texts) => texts.home.title,
      model: (texts, language) => {
        const [path, label] = nextStep(request.session.state, texts);
        return { startHref: `/${language}${path}`, startLabel: label };
      },
    }),
  );
  for (const name of ['privacy', 'help'] as const) {
    app.get(`${IN_LANGUAGE}/${name}`, (request, reply) =>
      parts.show.page(request, reply, {
        view: 'article',
        path: `/${name}`,
        title: (texts) => texts[name].title,
        model: (texts) => texts[name],
      }),
    );
  }
  app.get(`${IN_LANGUAGE}/logged-out`, (request, reply) => loggedOut(request, reply, parts));
}

function loggedOut(request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  return parts.show.page(request, reply, {
    view: 'message',
    path: '/logged-out',
    title: (texts) => texts.loggedOut.title,
    model: (texts, language) => ({ ...texts.loggedOut, href: `/${language}/`, label: texts.backHome }),
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
