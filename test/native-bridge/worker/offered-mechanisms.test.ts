import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import {
  cardOf,
  digestInput,
  isSigned,
  MESSAGE,
  publicKeyOf,
  signWith,
  valueOf,
  type CardNames,
} from '../../contract/card-calls.ts';
import { startRemovableCards, type RemovableCards } from '../../contract/removable-cards.ts';

const HASHING = [pkcs11.CKM_SHA256_RSA_PKCS, pkcs11.CKM_SHA384_RSA_PKCS, pkcs11.CKM_SHA512_RSA_PKCS];
const UNSUPPORTED = { ok: false, error: { code: 'ERR_EID_UNSUPPORTED_ALGORITHM' } };
const INPUTS = ['message', 'digest'] as const;

let cards: RemovableCards;

beforeAll(async () => {
  cards = await startRemovableCards({ citizens: ['fr-rsa', 'nl-p384'] });
});

afterAll(() => cards.close());

/** What a token offers is asked once a card: it goes out and in again. */
async function freshCard(citizen: 'fr-rsa' | 'nl-p384', omitMechanisms: readonly number[]): Promise<CardNames> {
  const reader = citizen === 'fr-rsa' ? 0 : 1;
  cards.token.behave({ omitMechanisms });
  cards.token.remove(reader);
  await cards.backend.listReaders();
  cards.token.insert(reader, citizen);
  cards.token.clearCalls();
  return cardOf(cards.backend, citizen);
}

function sign(card: CardNames, algorithm: 'RS256' | 'RS384' | 'RS512' | 'ES384', kind: (typeof INPUTS)[number]) {
  const input = kind === 'digest' ? digestInput(algorithm) : ({ kind, bytes: MESSAGE } as const);
  return signWith(cards.backend, card, { algorithm, input, pin: cards.pin });
}

describe('an RSA token that does not hash', () => {
  let card: CardNames;

  beforeEach(async () => {
    card = await freshCard('fr-rsa', HASHING);
  });

  it.each(
    (['RS256', 'RS384', 'RS512'] as const).flatMap((algorithm) => INPUTS.map((kind) => [algorithm, kind] as const)),
  )('signs a DigestInfo of ours: %s over a %s', async (algorithm, kind) => {
    const { signature } = valueOf(await sign(card, algorithm, kind));
    expect(isSigned(algorithm, await publicKeyOf('fr-rsa'), signature)).toBe(true);
  });
});

describe('an RSA token that only hashes', () => {
  it('signs messages and no digests', async () => {
    const card = await freshCard('fr-rsa', [pkcs11.CKM_RSA_PKCS]);
    const { signature } = valueOf(await sign(card, 'RS256', 'message'));
    expect(isSigned('RS256', await publicKeyOf('fr-rsa'), signature)).toBe(true);
    expect(await sign(card, 'RS256', 'digest')).toEqual(UNSUPPORTED);
  });
});

describe('a token that cannot do it', () => {
  it.each([
    ['fr-rsa', 'RS256', [...HASHING, pkcs11.CKM_RSA_PKCS]],
    ['nl-p384', 'ES384', [pkcs11.CKM_ECDSA]],
  ] as const)('says so before any PIN is spent: %s', async (citizen, algorithm, omitted) => {
    const card = await freshCard(citizen, omitted);
    for (const kind of INPUTS) expect(await sign(card, algorithm, kind)).toEqual(UNSUPPORTED);
    expect(cards.token.calls()).not.toContain('C_Login');
  });
});
