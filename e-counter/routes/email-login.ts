import type { FastifyInstance } from 'fastify';
import { loginAddress } from '../accounts/account.ts';
import { addressIn } from '../pages/address.ts';
import { loginView } from '../pages/login-view.ts';
import type { Parts } from '../parts.ts';
import { attemptKey } from '../passwords/attempts.ts';
import { isPassword } from '../passwords/password-hash.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { enter } from './after-login.ts';
import { postedText } from './posted-text.ts';

const QUARTER_OF_AN_HOUR_MS = 15 * 60_000;

/** Log-in with e-mail and password. An unknown address and a wrong password are one to whoever tries. */
export function emailLogin(app: FastifyInstance, parts: Parts): void {
  if (parts.mailroom === null) return;
  const { limits, accounts, attempts } = parts;
  app.post(
    `${IN_LANGUAGE}/login`,
    {
      preValidation: app.csrfProtection.bind(app),
      config: { rateLimit: { max: limits.passwordsPerMinute, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const typed = postedText(request.body, 'address');
      const address = loginAddress(typed);
      const key = attemptKey(parts.communeKey, 'password', address);
      const tooMany = (await attempts.count(key, QUARTER_OF_AN_HOUR_MS)) > limits.passwordsPerAddress;
      const found = tooMany ? null : await accounts.findByAddress(address);
      const right = !tooMany && (await isPassword(postedText(request.body, 'password'), found?.passwordHash ?? null));
      if (found !== null && right) {
        await attempts.forget(key);
        return reply.redirect(addressIn(request, await enter(request, parts, found.account, 'email')), 303);
      }
      const fault = tooMany ? 'too-many' : 'wrong';
      parts.log({ event: 'password-refused', because: fault });
      if (found !== null) await parts.audit.add('password-refused', found.account.id);
      return parts.show.page(request, reply.code(tooMany ? 429 : 401), {
        view: 'login',
        path: '/login',
        posts: true,
        title: (texts) => `${texts.registration.errorInTitle} – ${texts.login.title}`,
        model: (texts) => loginView(parts, texts, request.session.errand.returnTo, { address: typed, fault }),
      });
    },
  );
}
