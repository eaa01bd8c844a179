import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loginAddress } from '../accounts/account.ts';
import { letter } from '../mail/letters.ts';
import { addressIn } from '../pages/address.ts';
import { requestLanguage } from '../pages/request-language.ts';
import { newPasswordField } from '../pages/sign-up-view.ts';
import { simpleField } from '../pages/simple-field.ts';
import type { Parts } from '../parts.ts';
import { attemptKey } from '../passwords/attempts.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { newPasswordFault, type PasswordFault } from '../passwords/password-length.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { postedText } from './posted-text.ts';
import { showMessage } from './show-message.ts';

const HOUR_MS = 3_600_000;

/** A new password by a link in a mail. The answer is the same whether anybody has the address. */
export function lostPassword(app: FastifyInstance, parts: Parts): void {
  const { mailroom, limits, accounts, passwordResets } = parts;
  if (mailroom === null) return;
  const posted = {
    preValidation: app.csrfProtection.bind(app),
    config: { rateLimit: { max: limits.passwordsPerMinute, timeWindow: '1 minute' } },
  };

  app.get(`${IN_LANGUAGE}/password/lost`, parts.newVisitors, (request, reply) =>
    parts.show.page(request, reply, {
      view: 'simple-form',
      path: '/password/lost',
      posts: true,
      title: (texts) => texts.lostPassword.title,
      model: (texts, language) => ({
        title: texts.lostPassword.title,
        lead: texts.lostPassword.lead,
        action: `/${language}/password/lost`,
        submit: texts.lostPassword.submit,
        fields: [
          simpleField({
            name: 'address',
            label: texts.login.email.address,
            value: '',
            type: 'email',
            autocomplete: 'username',
            maxLength: 254,
          }),
        ],
        hidden: {},
        fault: null,
        links: [{ href: `/${language}/login`, label: texts.lostPassword.backToLogin }],
      }),
    }),
  );

  app.post(`${IN_LANGUAGE}/password/lost`, posted, (request, reply) => {
    const address = loginAddress(postedText(request.body, 'address'));
    const language = requestLanguage(request);
    mailroom.post(async () => {
      const count = await parts.attempts.count(attemptKey(parts.communeKey, 'mail', address), HOUR_MS);
      const found = count > limits.mailsPerAddress ? null : await accounts.findByAddress(address);
      if (found === null) return null;
      const secret = await passwordResets.add(found.account.id, limits.mailedLinkMinutes * 60_000);
      return letter('lostPassword', address, language, `${parts.origin()}/${language}/password/new?token=${secret}`);
    });
    return reply.redirect(addressIn(request, '/password/sent'), 303);
  });

  app.get(`${IN_LANGUAGE}/password/sent`, (request, reply) =>
    showMessage(request, reply, parts, {
      path: '/password/sent',
      text: (texts) => texts.lostPassword.sent,
      href: '/login',
      label: (texts) => texts.login.title,
    }),
  );

  const choose = `${IN_LANGUAGE}/password/new`;
  app.get<{ Querystring: { readonly token?: unknown } }>(choose, parts.newVisitors, async (request, reply) => {
    const { token } = request.query;
    if (typeof token !== 'string' || !(await passwordResets.isWaiting(token)))
      return showExpired(request, reply, parts);
    return showForm(request, reply, parts, token, null);
  });

  app.post(choose, posted, async (request, reply) => {
    const token = postedText(request.body, 'token');
    const password = postedText(request.body, 'password');
    const fault = newPasswordFault(password);
    if (fault !== null) return showForm(request, reply.code(422), parts, token, fault);
    const id = await passwordResets.take(token);
    if (id === null) return showExpired(request, reply, parts);
    await accounts.setPassword(id, await hashPassword(password));
    await parts.audit.add('password-changed', id);
    await request.session.end();
    return showMessage(request, reply, parts, {
      path: null,
      text: (texts) => texts.newPassword.changed,
      href: '/login',
      label: (texts) => texts.login.title,
    });
  });
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  token: string,
  fault: PasswordFault | null,
): FastifyReply {
  return parts.show.page(request, reply, {
    view: 'simple-form',
    path: null,
    posts: true,
    title: ({ newPassword: t, registration }) =>
      fault === null ? t.title : `${registration.errorInTitle} – ${t.title}`,
    model: (texts, language) => ({
      title: texts.newPassword.title,
      lead: texts.newPassword.lead,
      action: `/${language}/password/new`,
      submit: texts.newPassword.submit,
      fields: [newPasswordField(texts, fault)],
      hidden: { token },
      fault: null,
      links: [],
    }),
  });
}

function showExpired(request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  return showMessage(request, reply.code(410), parts, {
    path: null,
    text: (texts) => texts.lostPassword.expired,
    href: '/password/lost',
    label: (texts) => texts.lostPassword.title,
  });
}
