import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ERROR_CODES } from '../../contracts/errors.ts';
import { ERROR_TEXTS } from '../../contracts/error-texts.ts';
import { CLIENT_FAILURES, type ClientFailure } from '../login/client-failures.ts';
import { LOGIN_REFUSALS } from '../login/login-refusal.ts';
import type { Views } from '../pages/render.ts';
import type { Parts } from '../parts.ts';
import { IN_LANGUAGE, type CounterLanguage } from '../texts/offered.ts';
import type { Texts } from '../texts/texts.ts';

export function loginPage(app: FastifyInstance, parts: Parts): void {
  const rateLimit = {
    max: parts.limits.newVisitorsPerMinute,
    timeWindow: '1 minute',
    // Only a visitor without a session gets a new one.
    allowList: (request: FastifyRequest) => request.session.id !== null,
  };
  app.get(`${IN_LANGUAGE}/login`, { config: { rateLimit } }, (request, reply) => {
    if (request.session.state.kind === 'authenticated') return reply.redirect('account');
    return parts.show.page(request, reply, {
      view: 'login',
      path: '/login',
      posts: true,
      title: (texts) => texts.login.title,
      model: (texts, language) => ({
        bridgePorts: parts.bridgePorts.join(' '),
        script: parts.script,
        failures: failureTexts(texts, language),
        helped: HELPED,
      }),
    });
  });
}

const HELPED: ReadonlySet<string> = new Set<ClientFailure>([
  'ERR_EID_BRIDGE_NOT_RUNNING',
  'ERR_EID_BLOCKED_BY_BROWSER',
  'ERR_EID_INCOMPATIBLE',
]);

/** Every failure the page's script can meet, by the code it will look for. */
function failureTexts(texts: Texts, language: CounterLanguage): Views['login']['failures'] {
  return [
    ...ERROR_CODES.map((code) => {
      const { cause, remedy } = ERROR_TEXTS[code];
      return [code, { cause: cause[language], remedy: remedy[language] }] as const;
    }),
    ...[...CLIENT_FAILURES, ...LOGIN_REFUSALS].map((code) => [code, texts.live.failures[code]] as const),
  ];
}
