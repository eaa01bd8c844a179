import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { CheckedLogin } from '../login/login-check.ts';
import type { LoginRefusal } from '../login/login-refusal.ts';
import { PostedLogin } from '../login/posted-login.ts';
import type { Parts } from '../parts.ts';
import { withProof } from '../registration/with-proof.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { enter, enterWithKey } from './after-login.ts';

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
      if (posted.output.link === true) return linkCard(request, reply, parts, checked.value);
      const { accountKey: key, ...login } = checked.value;
      // Where the page goes; it puts its language in front.
      return reply.send({ next: await enterWithKey(request, parts, { way: 'eid', key, ...login }) });
    },
  );
}

/** The card opens, from now on, the account that is logged in. */
async function linkCard(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  { accountKey, identity }: CheckedLogin,
): Promise<FastifyReply> {
  const visitor = await signedIn(request, parts.accounts);
  if (visitor === null) return refuse(reply, 'session-expired');
  const { account } = visitor;
  const own = await parts.accounts.findByKey(accountKey);
  if (own === null) {
    const outcome = account.hasKey
      ? 'taken'
      : await parts.accounts.link(account.id, accountKey, withProof(account.profile, identity));
    if (outcome === 'taken') return refuse(reply, 'linked-elsewhere');
    await parts.audit.add('key-linked', account.id);
  } else if (own.id !== account.id) {
    return refuse(reply, 'linked-elsewhere');
  }
  return reply.send({ next: await enter(request, parts, account, 'eid') });
}

const STATUS: Readonly<Record<LoginRefusal, number>> = {
  'session-expired': 403,
  'too-many-attempts': 429,
  'challenge-expired': 401,
  'certificate-expired': 401,
  'certificate-revoked': 401,
  'revocation-unavailable': 503,
  'certificate-not-trusted': 401,
  'linked-elsewhere': 409,
  'not-accepted': 401,
  'server-fault': 500,
};

function refuse(reply: FastifyReply, refusal: LoginRefusal): FastifyReply {
  return reply.code(STATUS[refusal]).send({ error: refusal });
}
