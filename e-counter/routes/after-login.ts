import type { FastifyRequest } from 'fastify';
import type { AccountKey } from '../accounts/account-key.ts';
import type { Account } from '../accounts/account.ts';
import type { AuditEvent } from '../audit/audit-log.ts';
import type { Parts } from '../parts.ts';
import { prefill } from '../registration/form.ts';
import type { ProvenIdentity } from '../registration/proven-identity.ts';
import { RETURN_PAGES, type IdentityOutcome, type LoginWay } from '../sessions/session.ts';

const AUDITED: Readonly<Record<LoginWay, AuditEvent>> = {
  eid: 'logged-in-with-card',
  federal: 'logged-in-with-federal-key',
  email: 'logged-in-with-password',
};

export interface KeyLogin {
  readonly way: 'eid' | 'federal';
  readonly key: AccountKey;
  readonly identity: ProvenIdentity | null;
  readonly identityOutcome: IdentityOutcome;
}

/** A key (a card, a federal one) opened the door: on to the account it opens, or to the registration form. @returns the path to go to */
export async function enterWithKey(request: FastifyRequest, parts: Parts, login: KeyLogin): Promise<string> {
  const account = await parts.accounts.findByKey(login.key);
  if (account !== null) return enter(request, parts, account, login.way);
  const { way, key, identity, identityOutcome } = login;
  await request.session.renew({
    kind: 'registering',
    way,
    claim: { kind: 'key', key },
    identity,
    identityOutcome,
    draft: null,
  });
  parts.log({ event: 'logged-in', way, citizen: 'new' });
  return '/register';
}

/** Somebody with this new, confirmed address: on to the registration form. @returns the path to go to */
export async function enterWithAddress(
  request: FastifyRequest,
  parts: Parts,
  claim: { readonly address: string; readonly passwordHash: string },
): Promise<string> {
  await request.session.renew({
    kind: 'registering',
    way: 'email',
    claim: { kind: 'email', ...claim },
    identity: null,
    identityOutcome: 'declared',
    draft: { values: { ...prefill(null), email: claim.address }, sent: false },
  });
  parts.log({ event: 'logged-in', way: 'email', citizen: 'new' });
  return '/register';
}

/** Begins the session of an account. @returns the path to go to: where the citizen was when asked to log in */
export async function enter(request: FastifyRequest, parts: Parts, account: Account, way: LoginWay): Promise<string> {
  await request.session.renew({
    kind: 'authenticated',
    way,
    accountId: account.id,
    epoch: account.sessionEpoch,
  });
  parts.log({ event: 'logged-in', way, citizen: 'known' });
  await parts.audit.add(AUDITED[way], account.id);
  return takeReturnPath(request);
}

export function takeReturnPath(request: FastifyRequest): string {
  const { returnTo } = request.session.errand;
  if (returnTo === null) return '/account';
  request.session.setErrand({ returnTo: null });
  return RETURN_PAGES[returnTo];
}
