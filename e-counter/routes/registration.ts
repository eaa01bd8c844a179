import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
        return reply.redirect('login');
      case 'authenticated':
        return reply.redirect('account');
      case 'registering':
        return showForm(request, reply, parts, state);
    }
  });

  app.post(`${IN_LANGUAGE}/register`, posted, async (request, reply) => {
    const { state } = request.session;
    switch (state.kind) {
      case 'anonymous':
        return reply.redirect('login', 303);
      case 'authenticated':
        // The second of two clicks: the first one has made the account.
        return reply.redirect('welcome', 303);
      case 'registering':
    }
    const values = readForm(request.body, state.identity);
    const profile = validate(values, state.identity, today(parts));
    if (!profile.ok) {
      const sent: Registering = { ...state, draft: { values, sent: true } };
      request.session.advance(sent);
      return showForm(request, reply.code(422), parts, sent);
    }
    const { outcome, account } = await parts.accounts.create(state.accountKey, profile.value);
    const { nameSource: nameFrom, birthDateSource: birthDateFrom } = profile.value;
    if (outcome === 'created') parts.log({ event: 'registered', nameFrom, birthDateFrom });
    request.session.advance({ kind: 'authenticated', accountId: account.id });
    return reply.redirect('welcome', 303);
  });

  // The language buttons of the form's page: the form goes on in the language of the address, as it was left.
  app.post(`${IN_LANGUAGE}/register/language`, posted, (request, reply) => {
    const { state } = request.session;
    if (state.kind === 'registering') {
      const values = readForm(request.body, state.identity);
      request.session.advance({ ...state, draft: { values, sent: state.draft?.sent ?? false } });
    }
    return reply.redirect('../register', 303);
  });
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
