import type { IdentityField } from '../../contracts/identity.ts';
import type { IdentityRequest } from '../../contracts/page-messages.ts';
import type { IdentityWish } from '../consent/prompter.ts';

/** The page's identity request as the prompt shows it. */
export function identityWish({ fields, optional, purpose, signed = false }: IdentityRequest): IdentityWish {
  return { fields, purpose, signed, ...(optional === undefined ? {} : { optional }) };
}

/**
 * What is left when the citizen declined some of the optional fields. The card's whole files hold them too, so these are
 * not sent then; the photo is a file of its own.
 */
export function withoutDeclined(wish: IdentityWish, declined: readonly IdentityField[]): IdentityWish {
  const left = declined.filter((field) => wish.optional?.includes(field) === true);
  return {
    ...wish,
    fields: wish.fields.filter((field) => !left.includes(field)),
    signed: wish.signed && left.every((field) => field === 'photo'),
  };
}
