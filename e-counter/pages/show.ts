import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionState } from '../sessions/session.ts';
import { textsIn, type CounterLanguage } from '../texts/offered.ts';
import type { Texts } from '../texts/texts.ts';
import { frame, type KioskFrame, type PagePath } from './frame.ts';
import { HTTP_FAILURES, type HttpFailure } from './http-failure.ts';
import { requestLanguage } from './request-language.ts';
import { render, type Views } from './render.ts';

export interface PageRequest<V extends keyof Views> {
  readonly view: V;
  readonly path: PagePath | null;
  readonly title: (texts: Texts) => string;
  readonly model: (texts: Texts, language: CounterLanguage) => Views[V];
  /** Default: the language of the address. */
  readonly language?: CounterLanguage;
  /** The page posts something even where nobody is logged in. */
  readonly posts?: true;
  /** The language buttons post the page's form along, so that nothing typed is lost. */
  readonly languagesPost?: true;
}

/** Answers with pages in the language of the address. */
export interface Showing {
  page<V extends keyof Views>(request: FastifyRequest, reply: FastifyReply, page: PageRequest<V>): FastifyReply;
  failure(request: FastifyRequest, reply: FastifyReply, failure: HttpFailure): FastifyReply;
}

export interface ShowingFacts {
  readonly stylesheet: string;
  readonly testMode: boolean;
  /** null: no browser can become a kiosk. */
  readonly kiosk: KioskFrame | null;
}

const NOBODY: SessionState = { kind: 'anonymous' };

export function createShowing(facts: ShowingFacts): Showing {
  const page: Showing['page'] = (request, reply, wanted) => {
    const language = wanted.language ?? requestLanguage(request);
    const texts = textsIn(language);
    const state = visitState(request);
    const posts = wanted.posts === true || state.kind !== 'anonymous';
    const around = frame({
      ...facts,
      language,
      path: wanted.path,
      languagesPost: wanted.languagesPost === true,
      state,
      csrf: posts ? reply.generateCsrf() : '',
      // Requests too broken to be routed passed no hook.
      kiosk: (request.kiosk as boolean | undefined) === true ? facts.kiosk : null,
    });
    const html = render(wanted.view, wanted.title(texts), around, wanted.model(texts, language));
    return reply.type('text/html; charset=utf-8').send(html);
  };
  return {
    page,
    failure: (request, reply, failure) =>
      page(request, reply.code(HTTP_FAILURES[failure]), {
        view: 'message',
        path: null,
        title: (texts) => texts.failures[failure].title,
        model: (texts, language) => ({
          ...texts.failures[failure],
          href: failure === 'session-expired' ? `/${language}/login` : `/${language}/`,
          label: failure === 'session-expired' ? texts.backToLogin : texts.backHome,
        }),
      }),
  };
}

/** Requests too broken to be routed never got a session. */
function visitState(request: FastifyRequest): SessionState {
  return (request.session as FastifyRequest['session'] | undefined)?.state ?? NOBODY;
}
