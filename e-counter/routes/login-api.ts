import type { FastifyInstance, FastifyReply } from 'fastify';
import * as v from 'valibot';
import type { CheckedLogin } from '../login/login-check.ts';
import type { LoginRefusal } from '../login/login-refusal.ts';
import { PostedLogin } from '../login/posted-login.ts';
import type { Parts } from '../parts.ts';
import type { SessionState } from '../sessions/session.ts';

/** Where the page goes after a log-in; it puts its language in front. */
type Next = 'account' | 'register';

/** What the page's script talks to. Errors are `{ "error": <login refusal> }`. */
export function loginApi(app: FastifyInstance, parts: Parts): void {
  const { limits, loginCheck, log } = parts;

  app.post(
    '/api/challenge',
    {
      bodyLimit: limits.loginBodyBytes,
      onRequest: app.csrfProtection.bind(app),
      config: { rateLimit: { max: limits.challengesPerMinute, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const { id } = request.session;
      if (id === null) return refuse(reply, 'session-expired');
      return reply.send({ nonce: await loginCheck.issueChallenge(id) });
    },
  );

  app.post(
    '/api/login',
    {
      bodyLimit: limits.loginBodyBytes,
      onRequest: app.csrfProtection.bind(app),
      config: { rateLimit: { max: limits.loginsPerMinute, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const { id } = request.session;
      const posted = v.safeParse(PostedLogin, request.body);
      if (id === null) return refuse(reply, 'session-expired');
      if (!posted.success) {
        log({ event: 'login-refused', code: 'malformed' });
        return refuse(reply, 'not-accepted');
      }
      const checked = await loginCheck.check(id, posted.output);
      if (!checked.ok) return refuse(reply, checked.error);
      const state = await stateAfter(checked.value, parts);
      await request.session.renew(state);
      log({ event: 'logged-in', citizen: state.kind === 'authenticated' ? 'known' : 'new' });
      const next: Next = state.kind === 'authenticated' ? 'account' : 'register';
      return reply.send({ next });
    },
  );
}

async function stateAfter(login: CheckedLogin, parts: Parts): Promise<SessionState> {
  const account = await parts.accounts.findByKey(login.accountKey);
  if (account !== null) return { kind: 'authenticated', accountId: account.id };
  return { kind: 'registering', ...login, draft: null };
}

const STATUS: Readonly<Record<LoginRefusal, number>> = {
  'session-expired': 403,
  'too-many-attempts': 429,
  'challenge-expired': 401,
  'certificate-expired': 401,
  'certificate-revoked': 401,
  'revocation-unavailable': 503,
  'certificate-not-trusted': 401,
  'not-accepted': 401,
  'server-fault': 500,
};

function refuse(reply: FastifyReply, refusal: LoginRefusal): FastifyReply {
  return reply.code(STATUS[refusal]).send({ error: refusal });
}
