import type { IdentityRequest } from '../../contracts/page-messages.ts';
import type { IdentityWish } from '../consent/prompter.ts';

/** The page's identity request as the prompt shows it. */
export function identityWish({ fields, purpose, signed = false }: IdentityRequest): IdentityWish {
  return { fields, purpose, signed };
}
