import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LoginToken } from '../../contracts/login-token.ts';
import { loadCard, loadTestRoots, type SimulatedCard } from '../../simulator/cards.ts';
import {
  createMemoryChallengeStore,
  createVerifier,
  VerificationError,
  type ProvenIdentity,
  type VerifiedLogin,
  type Verifier,
} from '../../verifier/index.ts';
import { base64, cardChain, cardToken, NOW, ORIGIN } from './token-maker.ts';

const NONCE = Buffer.alloc(32, 7).toString('base64');
const CARDS = ['fr-rsa', 'nl-p384'] as const;
let cards: readonly SimulatedCard[];
let verifier: Verifier;
const tokens = new Map<SimulatedCard, LoginToken>();

beforeAll(async () => {
  cards = await Promise.all(CARDS.map(loadCard));
  for (const card of cards) tokens.set(card, cardToken(card, NONCE));
  const challenges = createMemoryChallengeStore();
  const testRoots = await loadTestRoots();
  verifier = createVerifier({
    origin: ORIGIN,
    challenges,
    revocation: 'off',
    testRoots,
    clock: () => NOW,
    warn: () => undefined,
  });
});

/** How a text or some bytes are changed; positions are taken modulo the length. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('flip-bit' as const), at: fc.nat(), bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant('set-byte' as const), at: fc.nat(), byte: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }),
  }),
  fc.record({
    kind: fc.constant('copy' as const),
    at: fc.nat(),
    from: fc.nat(),
    count: fc.integer({ min: 1, max: 60 }),
  }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutate(bytes: Uint8Array, change: Mutation): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.length === 0 ? 0 : change.at % copy.length;
  switch (change.kind) {
    case 'flip-bit':
      copy[at] = (copy[at] ?? 0) ^ (1 << change.bit);
      return copy;
    case 'set-byte':
      copy[at] = change.byte;
      return copy;
    case 'cut':
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + change.count)]);
    case 'insert':
      return Buffer.concat([copy.subarray(0, at), change.bytes, copy.subarray(at)]);
    case 'copy':
      copy.copy(
        copy,
        at,
        change.from % Math.max(copy.length, 1),
        (change.from % Math.max(copy.length, 1)) + change.count,
      );
      return copy;
  }
}

/** The verified thing, or null for a typed refusal. Anything else fails the test, an internal fault included. */
async function outcome<T>(verification: () => T | Promise<T>): Promise<T | null> {
  try {
    return await verification();
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    if (error.code === 'ERR_VERIFY_INTERNAL') throw error;
    return null;
  }
}

function sameLogin(login: VerifiedLogin | null, card: SimulatedCard): boolean {
  return login === null || login.certificate.raw.equals(card.certificates.authentication);
}

// P-384 takes ten times as long as RSA: most cases go to what is not the curve's doing.
const which = fc.constantFrom(0, 0, 0, 1);
const pick = (index: number): SimulatedCard => {
  const card = cards[index];
  if (card === undefined) throw new Error('no card');
  return card;
};

function tokenOf(card: SimulatedCard): LoginToken {
  const token = tokens.get(card);
  if (token === undefined) throw new Error('no token');
  return token;
}

describe('mutated tokens', () => {
  const FIELDS = ['unverifiedCertificate', 'signature'] as const;

  it('bytes of certificate and signature: never anybody else, never another signature', async () => {
    await fc.assert(
      fc.asyncProperty(which, fc.constantFrom(...FIELDS), mutation, async (index, field, change) => {
        const card = pick(index);
        const token = tokenOf(card);
        const before = Buffer.from(token[field], 'base64');
        const after = mutate(before, change);
        const authToken = { ...token, [field]: base64(after) };
        const login = await outcome(() => verifier.verifyToken({ authToken, nonce: NONCE, chain: cardChain(card) }));
        return (login !== null) === after.equals(before);
      }),
      { numRuns: 8_000 },
    );
  }, 120_000);

  it('the JSON text: the same person or a refusal', async () => {
    const texts = new Map(cards.map((card) => [card, JSON.stringify(tokenOf(card))]));
    await fc.assert(
      fc.asyncProperty(which, fc.array(mutation, { minLength: 1, maxLength: 3 }), async (index, changes) => {
        const card = pick(index);
        const text = changes.reduce<Uint8Array>(mutate, Buffer.from(texts.get(card) ?? ''));
        const authToken = Buffer.from(text).toString('utf8');
        const login = await outcome(() => verifier.verifyToken({ authToken, nonce: NONCE, chain: cardChain(card) }));
        return sameLogin(login, card);
      }),
      { numRuns: 4_000 },
    );
  }, 120_000);

  it('any value as token, nonce and chain', async () => {
    const token = tokenOf(pick(0));
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      fc.record({
        format: fc.constantFrom<unknown>('web-eid:1.0', 1, null),
        unverifiedCertificate: fc.constantFrom<unknown>(token.unverifiedCertificate, '', [], 'MIIB'),
        algorithm: fc.constantFrom<unknown>('RS256', 'ES384', 'constructor', '__proto__', null),
        signature: fc.constantFrom<unknown>('AAAA', token.signature.slice(4), {}, ''),
      }),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.anything(), fc.anything(), async (authToken, nonce, chain) => {
        const attempt = { authToken, nonce: nonce as string, chain };
        return (await outcome(() => verifier.verifyToken(attempt))) === null;
      }),
      { numRuns: 2_500 },
    );
  });

  it('a chain of mutated certificates neither breaks nor adds trust', async () => {
    await fc.assert(
      fc.asyncProperty(which, fc.nat({ max: 1 }), mutation, async (index, position, change) => {
        const card = pick(index);
        const hints: Buffer[] = [card.certificates.ca, card.certificates.root].map((der) => Buffer.from(der));
        const before = hints[position] ?? Buffer.alloc(0);
        const after = mutate(before, change);
        hints[position] = after;
        const attempt = { authToken: tokenOf(card), nonce: NONCE, chain: hints.map(base64) };
        const login = await outcome(() => verifier.verifyToken(attempt));
        // The root is configured, so only the authority between is needed; zeros behind it are the card's padding.
        const harmless = position === 1 || mutateKeeps(before, after);
        return (login !== null) === harmless;
      }),
      { numRuns: 1_500 },
    );
  }, 120_000);
});

function mutateKeeps(before: Buffer, after: Buffer): boolean {
  return after.subarray(0, before.length).equals(before) && after.subarray(before.length).every((byte) => byte === 0);
}

describe('mutated evidence', () => {
  const FILES = [
    'identityFile',
    'identitySignature',
    'addressFile',
    'addressSignature',
    'photo',
    'registerCertificate',
  ] as const;

  it('proves the same values or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(which, fc.constantFrom(...FILES), mutation, async (index, file, change) => {
        const { files, certificates, citizen } = pick(index);
        const original = {
          identityFile: files.identity,
          identitySignature: files.identitySignature,
          addressFile: files.address,
          addressSignature: files.addressSignature,
          photo: files.photo,
          registerCertificate: certificates.register,
        };
        const changed = { ...original, [file]: mutate(original[file], change) };
        const evidence = Object.fromEntries(Object.entries(changed).map(([name, bytes]) => [name, base64(bytes)]));
        const { nationalNumber } = citizen;
        const proven = await outcome<ProvenIdentity>(() =>
          verifier.verifyIdentity({ evidence, login: { subject: { nationalNumber } } }),
        );
        if (proven !== null) expect(proven.values).toEqual({ ...citizen, photo: base64(files.photo) });
      }),
      { numRuns: 4_000 },
    );
  }, 120_000);

  it('any value as evidence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (evidence, chain) => {
        const login = { subject: { nationalNumber: '1'.repeat(11) } };
        return (await outcome<ProvenIdentity>(() => verifier.verifyIdentity({ evidence, login, chain }))) === null;
      }),
      { numRuns: 1_500 },
    );
  });
});
