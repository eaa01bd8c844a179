import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressIn } from '../pages/address.ts';
import { procedureView } from '../pages/procedure-view.ts';
import type { Parts } from '../parts.ts';
import { checkAnswers, prefilledAnswers, readAnswers, type AnswerFaults, type Answers } from '../procedures/answers.ts';
import { PROCEDURE_KEYS, procedureForm, type ProcedureKey } from '../procedures/procedure.ts';
import { signedIn, type SignedIn } from '../sessions/signed-in.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { admit } from './admission.ts';

/** The list of procedures, the parents' portal, and each procedure's form. */
export function procedures(app: FastifyInstance, parts: Parts): void {
  const posted = {
    bodyLimit: parts.limits.formBodyBytes,
    preValidation: app.csrfProtection.bind(app),
    config: { rateLimit: { max: parts.limits.requestsPerMinute, timeWindow: '1 minute' } },
  };

  app.get(`${IN_LANGUAGE}/procedures`, (request, reply) =>
    parts.show.page(request, reply, {
      view: 'procedures',
      path: '/procedures',
      title: (texts) => texts.procedures.title,
      model: ({ procedures: t }) => ({ title: t.title, lead: t.lead, welcome: null, keys: PROCEDURE_KEYS }),
    }),
  );

  app.get(`${IN_LANGUAGE}/parents`, async (request, reply) => {
    const visitor = await admit(request, reply, parts, { name: 'parents', admission: 'parents' });
    if (visitor === null) return reply;
    return parts.show.page(request, reply, {
      view: 'procedures',
      path: '/parents',
      title: (texts) => texts.parents.title,
      model: ({ parents: t }) => ({ title: t.title, lead: t.lead, welcome: t.welcome, keys: ['childcare'] }),
    });
  });

  for (const key of PROCEDURE_KEYS) {
    const page = `${IN_LANGUAGE}/procedures/${key}`;

    app.get(page, parts.newVisitors, async (request, reply) => {
      const visitor = await visitorOf(request, reply, parts, key);
      if (visitor === 'answered') return reply;
      const answers = prefilledAnswers(key, visitor?.account.profile ?? null);
      return showForm(request, reply, parts, { key, answers, faults: new Map(), prefilled: visitor !== null });
    });

    app.post(page, posted, async (request, reply) => {
      const visitor = await visitorOf(request, reply, parts, key);
      if (visitor === 'answered') return reply;
      const answers = readAnswers(key, request.body);
      const checked = checkAnswers(key, answers, parts.now().toISOString().slice(0, 10));
      if (!checked.ok) {
        const faults = checked.error;
        return showForm(request, reply.code(422), parts, { key, answers, faults, prefilled: false });
      }
      return take(request, reply, parts, key, checked.value, visitor);
    });

    // The language buttons: the form goes on in the language of the address, with what was typed.
    app.post(`${page}/language`, posted, async (request, reply) => {
      const visitor = await visitorOf(request, reply, parts, key);
      if (visitor === 'answered') return reply;
      const answers = readAnswers(key, request.body);
      return showForm(request, reply, parts, { key, answers, faults: new Map(), prefilled: false });
    });
  }
}

/** @returns null for somebody who is not logged in, where that is allowed */
async function visitorOf(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  key: ProcedureKey,
): Promise<SignedIn | 'answered' | null> {
  const { access } = procedureForm(key);
  if (access === 'everyone' || key === 'report') return signedIn(request, parts.accounts);
  return (await admit(request, reply, parts, { name: key, admission: access })) ?? 'answered';
}

async function take(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  procedure: ProcedureKey,
  answers: Answers,
  visitor: SignedIn | null,
): Promise<FastifyReply> {
  const state = procedureForm(procedure).ending;
  const accountId = visitor?.account.id ?? null;
  const reference = await parts.requests.add({ accountId, procedure, answers, state });
  parts.log({ event: 'citizen-request', procedure, state });
  if (state === 'basket') return reply.redirect(addressIn(request, '/basket'), 303);
  if (accountId !== null) await parts.audit.add('request-sent', accountId);
  return parts.show.page(request, reply, {
    view: 'message',
    path: null,
    title: (texts) => texts.procedures.sent.title,
    model: (texts, language) => ({
      title: texts.procedures.sent.title,
      text: texts.procedures.sent.text.replace('{reference}', () => reference),
      href: `/${language}/procedures`,
      label: texts.procedures.title,
    }),
  });
}

interface ShownForm {
  readonly key: ProcedureKey;
  readonly answers: Answers;
  readonly faults: AnswerFaults;
  readonly prefilled: boolean;
}

function showForm(request: FastifyRequest, reply: FastifyReply, parts: Parts, form: ShownForm): FastifyReply {
  return parts.show.page(request, reply, {
    view: 'procedure',
    path: `/procedures/${form.key}`,
    posts: true,
    languagesPost: true,
    title: ({ procedures: t, registration }) =>
      form.faults.size > 0 ? `${registration.errorInTitle} – ${t.each[form.key].title}` : t.each[form.key].title,
    model: (texts) => procedureView(form, texts),
  });
}
