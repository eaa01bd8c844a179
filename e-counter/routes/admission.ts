import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressIn } from '../pages/address.ts';
import type { Parts } from '../parts.ts';
import type { Access } from '../procedures/procedure.ts';
import type { ReturnTo } from '../sessions/session.ts';
import { signedIn, type SignedIn } from '../sessions/signed-in.ts';
import type { Texts } from '../texts/texts.ts';

/** `own`: the citizen's own pages, also of an account that waits for the commune. */
export type Admission = 'own' | Exclude<Access, 'everyone'>;

/**
 * Lets only those in who may. Others are answered here: sent to log in and back, told what they wait for, or that this
 * page wants a proof.
 *
 * @returns null where the request has been answered
 */
export async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  page: { readonly name: ReturnTo; readonly admission: Admission },
): Promise<SignedIn | null> {
  const visitor = await signedIn(request, parts.accounts);
  if (visitor === null) {
    const path = request.session.state.kind === 'registering' ? '/register' : `/login?for=${page.name}`;
    await reply.redirect(addressIn(request, path), 303);
    return null;
  }
  const hindrance = hindranceOf(visitor, page.admission);
  if (hindrance === null) return visitor;
  const href = hindrance === 'needsProof' ? '/account/link' : '/account';
  parts.show.page(request, reply.code(403), {
    view: 'message',
    path: null,
    title: (texts) => texts.admission[hindrance].title,
    model: (texts, language) => ({
      ...texts.admission[hindrance],
      href: `/${language}${href}`,
      label: hindrance === 'needsProof' ? texts.link.start : texts.menu.account,
    }),
  });
  return null;
}

function hindranceOf({ account, way }: SignedIn, admission: Admission): keyof Texts['admission'] | null {
  if (admission === 'own') return null;
  if (account.approval === 'pending') return 'pending';
  if (account.approval === 'refused') return 'refused';
  return admission === 'parents' && way === 'email' ? 'needsProof' : null;
}
