import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Parts } from '../parts.ts';
import { registrationView, type RegistrationForm } from '../registration/form-view.ts';
import { prefill, readForm } from '../registration/form.ts';
import { validate } from '../registration/validate.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';

export function registration(app: FastifyInstance, parts: Parts): void {
  app.get(`${IN_LANGUAGE}/register`, (request, reply) => {
    const { state } = request.session;
    switch (state.kind) {
      case 'anonymous':
        return reply.redirect('login');
      case 'authenticated':
        return reply.redirect('account');
      case 'registering':
        return showForm(request, reply, parts, {
          values: prefill(state.identity),
          faults: new Map(),
          identity: state.identity,
          outcome: state.identityOutcome,
        });
    }
  });

  app.post(
    `${IN_LANGUAGE}/register`,
    {
      bodyLimit: parts.limits.formBodyBytes,
      preValidation: app.csrfProtection.bind(app),
      config: { rateLimit: { max: parts.limits.registrationsPerMinute, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
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
      const profile = validate(values, state.identity, parts.now().toISOString().slice(0, 10));
      if (!profile.ok) {
        const { identity, identityOutcome: outcome } = state;
        return showForm(request, reply.code(422), parts, { values, faults: profile.error, identity, outcome });
      }
      const { outcome, account } = await parts.accounts.create(state.accountKey, profile.value);
      const { nameSource: nameFrom, birthDateSource: birthDateFrom } = profile.value;
      if (outcome === 'created') parts.log({ event: 'registered', nameFrom, birthDateFrom });
      request.session.advance({ kind: 'authenticated', accountId: account.id });
      return reply.redirect('welcome', 303);
    },
  );
}

function showForm(request: FastifyRequest, reply: FastifyReply, parts: Parts, form: RegistrationForm): FastifyReply {
  return parts.show.page(request, reply, {
    view: 'register',
    path: '/register',
    title: ({ registration: t }) => (form.faults.size > 0 ? `${t.errorInTitle} – ${t.title}` : t.title),
    model: (texts, language) => registrationView(form, texts, language),
  });
}
