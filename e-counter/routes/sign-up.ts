import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loginAddress } from '../accounts/account.ts';
import { letter } from '../mail/letters.ts';
import { addressIn } from '../pages/address.ts';
import { requestLanguage } from '../pages/request-language.ts';
import { signUpView, type SignUpFaults } from '../pages/sign-up-view.ts';
import type { Parts } from '../parts.ts';
import { attemptKey } from '../passwords/attempts.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { newPasswordFault } from '../passwords/password-length.ts';
import { isEmail } from '../registration/formats.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { enterWithAddress } from './after-login.ts';
import { postedText } from './posted-text.ts';
import { showMessage } from './show-message.ts';

const HOUR_MS = 3_600_000;

/** An account with e-mail and password: asked for here, begun by the link in a mail. Nobody learns who has one. */
export function signUp(app: FastifyInstance, parts: Parts): void {
  const { mailroom, limits, accounts, signUps } = parts;
  if (mailroom === null) return;
  const posted = {
    preValidation: app.csrfProtection.bind(app),
    config: { rateLimit: { max: limits.passwordsPerMinute, timeWindow: '1 minute' } },
  };

  const showForm = (request: FastifyRequest, reply: FastifyReply, typed: string, faults: SignUpFaults): FastifyReply =>
    parts.show.page(request, reply, {
      view: 'simple-form',
      path: '/signup',
      posts: true,
      title: ({ signUp: t, registration }) =>
        Object.keys(faults).length > 0 ? `${registration.errorInTitle} – ${t.title}` : t.title,
      model: (texts, language) => signUpView(texts, language, typed, faults),
    });

  app.get(`${IN_LANGUAGE}/signup`, parts.newVisitors, (request, reply) => showForm(request, reply, '', {}));

  app.post(`${IN_LANGUAGE}/signup`, posted, async (request, reply) => {
    const typed = postedText(request.body, 'address');
    const address = loginAddress(typed);
    const password = postedText(request.body, 'password');
    const passwordFault = newPasswordFault(password);
    const faults: SignUpFaults = {
      ...(isEmail(address) && address.length <= 254 ? {} : { address: 'not-an-email' }),
      ...(passwordFault === null ? {} : { password: passwordFault }),
    };
    if (Object.keys(faults).length > 0) return showForm(request, reply.code(422), typed, faults);
    // Hashed for every address alike, so that time tells nothing; the rest goes on behind the answer.
    const passwordHash = await hashPassword(password);
    const language = requestLanguage(request);
    mailroom.post(async () => {
      const count = await parts.attempts.count(attemptKey(parts.communeKey, 'mail', address), HOUR_MS);
      if (count > limits.mailsPerAddress) return null;
      const login = `${parts.origin()}/${language}/login`;
      if ((await accounts.findByAddress(address)) !== null) return letter('alreadyThere', address, language, login);
      const secret = await signUps.add({ address, passwordHash }, limits.mailedLinkMinutes * 60_000);
      return letter('signUp', address, language, `${parts.origin()}/${language}/signup/confirm?token=${secret}`);
    });
    return reply.redirect(addressIn(request, '/signup/sent'), 303);
  });

  app.get(`${IN_LANGUAGE}/signup/sent`, (request, reply) =>
    showMessage(request, reply, parts, {
      path: '/signup/sent',
      text: ({ signUp: t }) => t.sent,
      href: '/login',
      label: ({ login }) => login.title,
    }),
  );

  // A link is followed by mail scanners too: only the button on its page uses it up.
  const confirm = `${IN_LANGUAGE}/signup/confirm`;
  app.get<{ Querystring: { readonly token?: unknown } }>(confirm, parts.newVisitors, async (request, reply) => {
    const { token } = request.query;
    if (typeof token !== 'string' || !(await signUps.isWaiting(token))) return showExpired(request, reply, parts);
    return parts.show.page(request, reply, {
      view: 'simple-form',
      path: null,
      posts: true,
      title: (texts) => texts.signUp.confirm.title,
      model: ({ signUp: t }, language) => ({
        title: t.confirm.title,
        lead: t.confirm.text,
        action: `/${language}/signup/confirm`,
        submit: t.confirmButton,
        fields: [],
        hidden: { token },
        fault: null,
        links: [],
      }),
    });
  });

  app.post(confirm, posted, async (request, reply) => {
    const claim = await signUps.take(postedText(request.body, 'token'));
    if (claim === null) return showExpired(request, reply, parts);
    return reply.redirect(addressIn(request, await enterWithAddress(request, parts, claim)), 303);
  });
}

function showExpired(request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  return showMessage(request, reply.code(410), parts, {
    path: null,
    text: ({ signUp: t }) => t.expired,
    href: '/signup',
    label: ({ signUp: t }) => t.title,
  });
}
