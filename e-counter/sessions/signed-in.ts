import type { FastifyRequest } from 'fastify';
import type { Account, AccountStore } from '../accounts/account.ts';
import type { LoginWay } from './session.ts';

export interface SignedIn {
  readonly account: Account;
  readonly way: LoginWay;
}

/** Who is logged in, if anybody. A session of a deleted account, or from before its password changed, ends here. */
export async function signedIn(request: FastifyRequest, accounts: AccountStore): Promise<SignedIn | null> {
  const { state } = request.session;
  if (state.kind !== 'authenticated') return null;
  const account = await accounts.findById(state.accountId);
  if (account !== null && account.sessionEpoch === state.epoch) return { account, way: state.way };
  await request.session.end();
  return null;
}
