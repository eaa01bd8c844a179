import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { letter } from '../mail/letters.ts';
import { addressIn } from '../pages/address.ts';
import { staffView } from '../pages/staff-view.ts';
import type { Parts } from '../parts.ts';
import type { SignedIn } from '../sessions/signed-in.ts';
import { IN_LANGUAGE } from '../texts/offered.ts';
import { isStaff } from './account-pages.ts';
import { admit } from './admission.ts';
import { postedText } from './posted-text.ts';

const SHOWN_ACCOUNTS = 50;
const SHOWN_EVENTS = 30;

/** Where the commune's staff approves accounts that nothing has proven, and sees what happened. */
export function staffPage(app: FastifyInstance, parts: Parts): void {
  app.get(`${IN_LANGUAGE}/staff`, async (request, reply) => {
    const visitor = await staffMember(request, reply, parts);
    if (visitor === null) return reply;
    const waiting = await parts.accounts.waitingForApproval(SHOWN_ACCOUNTS);
    const latest = await parts.audit.latest(SHOWN_EVENTS);
    return parts.show.page(request, reply, {
      view: 'staff',
      path: '/staff',
      title: (texts) => texts.staff.title,
      model: (texts, language) => staffView(waiting, latest, texts, language),
    });
  });

  app.post(`${IN_LANGUAGE}/staff/decide`, { preValidation: app.csrfProtection.bind(app) }, async (request, reply) => {
    const visitor = await staffMember(request, reply, parts);
    if (visitor === null) return reply;
    const id = Number(postedText(request.body, 'account'));
    const decision = postedText(request.body, 'decision') === 'approve' ? 'approved' : 'refused';
    const account = Number.isSafeInteger(id) ? await parts.accounts.findById(id) : null;
    if (account !== null && (await parts.accounts.decide(id, decision))) {
      await parts.audit.add(decision, id, visitor.account.id);
      const { loginAddress, language } = account;
      if (loginAddress !== null) {
        parts.mailroom?.post(() =>
          Promise.resolve(letter(decision, loginAddress, language, `${parts.origin()}/${language}/login`)),
        );
      }
    }
    return reply.redirect(addressIn(request, '/staff'), 303);
  });
}

/** For everybody else this page does not exist. */
async function staffMember(request: FastifyRequest, reply: FastifyReply, parts: Parts): Promise<SignedIn | null> {
  const visitor = await admit(request, reply, parts, { name: 'staff', admission: 'own' });
  if (visitor === null || isStaff(visitor.account, parts)) return visitor;
  parts.show.failure(request, reply, 'not-found');
  return null;
}
