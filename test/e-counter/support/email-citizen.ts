import { ADDRESS } from './registration.ts';
import type { Visitor } from './visitor.ts';
import type { WholeCounter } from './whole-counter.ts';

export const PASSWORD = 'quatre mots font un mot de passe';

/** What somebody types whom nothing proves. */
export const DECLARED = { ...ADDRESS, firstName: 'Ada', lastName: 'Exemple', birthDate: '31/12/1980' };

/** Asks for an account, and opens the link in the mail. */
export async function confirmAddress(site: WholeCounter, visitor: Visitor, address: string): Promise<void> {
  await visitor.get('/fr/signup');
  await visitor.post('/fr/signup', { address, password: PASSWORD });
  await site.counter.mailsSent();
  const { pathname, search, searchParams } = new URL(site.mailbox.linkTo(address.trim().toLowerCase()));
  await visitor.get(pathname + search);
  await visitor.post('/fr/signup/confirm', { token: searchParams.get('token') ?? '' });
}

/** From nothing to an account that waits for the commune (or, for its staff, does not). */
export async function registerByEmail(site: WholeCounter, visitor: Visitor, address: string): Promise<void> {
  await confirmAddress(site, visitor, address);
  await visitor.get('/fr/register');
  await visitor.post('/fr/register', { ...DECLARED, email: address });
}

export async function logInByEmail(visitor: Visitor, address: string, password = PASSWORD) {
  await visitor.get('/fr/login');
  return visitor.post('/fr/login', { address, password });
}
