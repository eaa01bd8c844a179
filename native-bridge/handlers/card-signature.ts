import type { KeyObject } from 'node:crypto';
import type { EidError } from '../../contracts/errors.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { CardSignatureAlgorithm, KeyRole, SignInput } from '../../contracts/worker-messages.ts';
import { cardOf, type ApprovedCard } from './ask-citizen.ts';
import type { Operation } from './operation.ts';

/** The algorithms that go with a key, the one we prefer first: RSA keys sign any SHA-2, EC keys the one of their size. */
export function algorithmsOf(publicKey: KeyObject): readonly CardSignatureAlgorithm[] {
  if (publicKey.asymmetricKeyType === 'rsa') return ['RS256', 'RS384', 'RS512'];
  switch (publicKey.asymmetricKeyDetails?.namedCurve) {
    case 'prime256v1':
      return ['ES256'];
    case 'secp384r1':
      return ['ES384'];
    case 'secp521r1':
      return ['ES512'];
    default:
      return [];
  }
}

/** Has the card sign. A typed PIN is wiped when the card has answered, whatever it answered. */
export async function signWithCard(
  operation: Operation,
  card: ApprovedCard,
  role: KeyRole,
  algorithm: CardSignatureAlgorithm,
  input: SignInput,
): Promise<Result<Uint8Array, EidError>> {
  const { context, prompt, signal } = operation;
  // A page that went away meanwhile gets no signature, and the card no PIN.
  if (signal.aborted) return fail(signal.reason as EidError);
  prompt.show('signing');
  context.notifyState('signing');
  const sign = (pin: Uint8Array | null): ReturnType<typeof context.cards.sign> =>
    context.cards.sign({ ...cardOf(card), role, algorithm, input, pin });
  const signed = await (card.pin === null ? sign(null) : card.pin.use(sign));
  return signed.ok ? ok(signed.value.signature) : signed;
}
