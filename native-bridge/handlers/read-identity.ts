import { fail, ok } from '../../contracts/result.ts';
import { withApprovedCard } from './ask-citizen.ts';
import { readCardIdentity } from './card-identity.ts';
import type { Handler } from './handler.ts';
import { identityWish, withoutDeclined } from './identity-wish.ts';
import { runOperation } from './operation.ts';

/** Reads the identity the citizen agrees to send; no PIN, since the card asks none for it. */
export const readIdentity: Handler<'readIdentity'> = (context, params) => {
  const wish = identityWish(params);
  return runOperation(context, { subject: { kind: 'readIdentity', identity: wish }, lang: params.lang }, (operation) =>
    withApprovedCard(
      operation,
      { role: 'authentication', wanted: ['authentication'], needsPin: false },
      async (card) => {
        const identity = await readCardIdentity(operation, card, withoutDeclined(wish, card.declined));
        if (!identity.ok) return identity;
        // The page asked for nothing else, so a card without identity files is not what it needs.
        return identity.value === null
          ? fail({ code: 'ERR_EID_CARD_NOT_SUPPORTED' })
          : ok({ identity: identity.value });
      },
    ),
  );
};
