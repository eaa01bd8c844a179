import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.ts';
import { accountView } from '../pages/account-view.ts';
import { addressIn } from '../pages/address.ts';
import type { Parts } from '../parts.ts';
import { registrationView } from '../registration/form-view.ts';
import { readForm, valuesOf, type FormValues } from '../registration/form.ts';
import { validate, type FieldFaults } from '../registration/validate.ts';
import { provenPart } from '../registration/with-proof.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { admit } from './admission.ts';
import { takeReturnPath } from './after-login.ts';

/** What only a citizen who is logged in sees; others are sent to log in, or to finish what they began. */
export function accountPages(app: FastifyInstance, parts: Parts): void {
  const page = { name: 'account', admission: 'own' } as const;
  const posted = {
    bodyLimit: parts.limits.formBodyBytes,
    preValidation: app.csrfProtection.bind(app),
    config: { rateLimit: { max: parts.limits.registrationsPerMinute, timeWindow: '1 minute' } },
  };

  app.get(`${IN_LANGUAGE}/account`, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    const sent = await parts.requests.sent(visitor.account.id);
    const staff = isStaff(visitor.account, parts);
    return parts.show.page(request, reply, {
      view: 'account',
      path: '/account',
      title: (texts) => texts.account.title,
      model: (texts, language) => accountView({ ...visitor, sent, staff }, texts, language),
    });
  });

  app.get(`${IN_LANGUAGE}/welcome`, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    const { way, account } = visitor;
    // Where a citizen was on the way to is closed as long as the commune has not looked at the account.
    const wanted = takeReturnPath(request);
    const path = account.approval === 'pending' ? '/account' : wanted;
    return parts.show.page(request, reply, {
      view: 'welcome',
      path: '/welcome',
      title: (texts) => texts.welcome.title,
      model: ({ welcome: t }, language) => ({
        message: account.approval === 'pending' ? t.messagePending : t.message,
        next: account.approval === 'pending' ? t.nextPending : t.next[way],
        href: `/${language}${path}`,
        label: path === '/account' ? t.toAccount : t.goOn,
      }),
    });
  });

  app.get(`${IN_LANGUAGE}/account/edit`, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    const { account } = visitor;
    return showForm(request, reply, parts, account, valuesOf(account.profile), new Map());
  });

  app.post(`${IN_LANGUAGE}/account/edit`, posted, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    const { account } = visitor;
    const identity = provenPart(account.profile);
    const values = readForm(request.body, identity);
    const profile = validate(values, identity, parts.now().toISOString().slice(0, 10));
    if (!profile.ok) return showForm(request, reply.code(422), parts, account, values, profile.error);
    await parts.accounts.updateProfile(account.id, profile.value);
    await parts.audit.add('profile-changed', account.id);
    return reply.redirect(addressIn(request, '/account'), 303);
  });

  // The language buttons: the form goes on in the language of the address, with what was typed.
  app.post(`${IN_LANGUAGE}/account/edit/language`, posted, async (request, reply) => {
    const visitor = await admit(request, reply, parts, page);
    if (visitor === null) return reply;
    const values = readForm(request.body, provenPart(visitor.account.profile));
    return showForm(request, reply, parts, visitor.account, values, new Map());
  });

  app.post(`${IN_LANGUAGE}/logout`, { preValidation: app.csrfProtection.bind(app) }, async (request, reply) => {
    await request.session.end();
    parts.log({ event: 'logged-out' });
    if (!request.kiosk) return reply.redirect(addressIn(request, '/logged-out'), 303);
    // The next one at this computer finds nothing, and begins in the commune's language.
    return reply.header('clear-site-data', '"cache", "storage"').redirect('/?kiosk', 303);
  });
}

export function isStaff({ loginAddress }: Account, { staff }: Pick<Parts, 'staff'>): boolean {
  return loginAddress !== null && staff.has(loginAddress);
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  account: Account,
  values: FormValues,
  faults: FieldFaults,
): FastifyReply {
  const identity = provenPart(account.profile);
  return parts.show.page(request, reply, {
    view: 'edit',
    path: '/account/edit',
    languagesPost: true,
    title: ({ registration: t, account: own }) =>
      faults.size > 0 ? `${t.errorInTitle} – ${own.editTitle}` : own.editTitle,
    model: (texts, language) => registrationView({ values, faults, identity, outcome: 'declared' }, texts, language),
  });
}
