import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Approval } from '../accounts/account.ts';
import { addressIn } from '../pages/address.ts';
import { requestLanguage } from '../pages/request-language.ts';
import type { Parts } from '../parts.ts';
import { registrationView } from '../registration/form-view.ts';
import { prefill, readForm } from '../registration/form.ts';
import { validate, type FieldFaults } from '../registration/validate.ts';
import type { SessionState } from '../sessions/session.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';

type Registering = Extract<SessionState, { readonly kind: 'registering' }>;

export function registration(app: FastifyInstance, parts: Parts): void {
  const posted = {
    bodyLimit: parts.limits.formBodyBytes,
    preValidation: app.csrfProtection.bind(app),
    config: { rateLimit: { max: parts.limits.registrationsPerMinute, timeWindow: '1 minute' } },
  };

  app.get(`${IN_LANGUAGE}/register`, (request, reply) => {
    const { state } = request.session;
    switch (state.kind) {
      case 'anonymous':
        return reply.redirect(addressIn(request, '/login'));
      case 'authenticated':
        return reply.redirect(addressIn(request, '/account'));
      case 'registering':
        return showForm(request, reply, parts, state);
    }
  });

  app.post(`${IN_LANGUAGE}/register`, posted, async (request, reply) => {
    const { state } = request.session;
    switch (state.kind) {
      case 'anonymous':
        return reply.redirect(addressIn(request, '/login'), 303);
      case 'authenticated':
        // The second of two clicks: the first one has made the account.
        return reply.redirect(addressIn(request, '/welcome'), 303);
      case 'registering':
    }
    const values = readForm(request.body, state.identity);
    const profile = validate(values, state.identity, today(parts));
    if (!profile.ok) {
      const sent: Registering = { ...state, draft: { values, sent: true } };
      request.session.advance(sent);
      return showForm(request, reply.code(422), parts, sent);
    }
    const { claim, way } = state;
    const { outcome, account } = await parts.accounts.create({
      claim,
      profile: profile.value,
      approval: approvalFor(claim, parts.staff),
      language: requestLanguage(request),
    });
    if (outcome === 'created') {
      const { nameSource: nameFrom, birthDateSource: birthDateFrom } = profile.value;
      parts.log({ event: 'registered', nameFrom, birthDateFrom });
      await parts.audit.add('account-created', account.id);
    }
    // Not renewed: that was done when the key or the address was proven, and the second of two clicks comes with this id.
    request.session.advance({ kind: 'authenticated', way, accountId: account.id, epoch: account.sessionEpoch });
    return reply.redirect(addressIn(request, '/welcome'), 303);
  });

  // The language buttons of the form's page: the form goes on in the language of the address, as it was left.
  app.post(`${IN_LANGUAGE}/register/language`, posted, (request, reply) => {
    const { state } = request.session;
    if (state.kind === 'registering') {
      const values = readForm(request.body, state.identity);
      request.session.advance({ ...state, draft: { values, sent: state.draft?.sent ?? false } });
    }
    return reply.redirect(addressIn(request, '/register'), 303);
  });
}

/** A key says who it is; an address says nothing, so that the commune looks at such an account first. */
function approvalFor(claim: Registering['claim'], staff: ReadonlySet<string>): Approval {
  if (claim.kind === 'key') return 'not-needed';
  return staff.has(claim.address) ? 'approved' : 'pending';
}

function showForm(request: FastifyRequest, reply: FastifyReply, parts: Parts, state: Registering): FastifyReply {
  const { identity, identityOutcome: outcome, draft } = state;
  const values = draft?.values ?? prefill(identity);
  const checked = draft?.sent === true ? validate(values, identity, today(parts)) : null;
  const faults: FieldFaults = checked === null || checked.ok ? new Map() : checked.error;
  return parts.show.page(request, reply, {
    view: 'register',
    path: '/register',
    languagesPost: true,
    title: ({ registration: t }) => (faults.size > 0 ? `${t.errorInTitle} – ${t.title}` : t.title),
    model: (texts, language) => registrationView({ values, faults, identity, outcome }, texts, language),
  });
}

/** ISO 8601 date. */
function today(parts: Parts): string {
  return parts.now().toISOString().slice(0, 10);
}
