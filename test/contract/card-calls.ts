import { createHash, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { p256, p384 } from '@noble/curves/nist.js';
import type { EidError } from '../../contracts/errors.ts';
import type { Result } from '../../contracts/result.ts';
import type {
  CardSignatureAlgorithm,
  KeyRole,
  SignInput,
  WorkerCard,
  WorkerReader,
} from '../../contracts/worker-messages.ts';
import type { CardBackend } from '../../native-bridge/cards/card-backend.ts';
import { loadCard, type CitizenId } from '../../simulator/cards.ts';

/** The few steps with a backend that tests repeat. */

export function valueOf<T>(result: Result<T, EidError>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export function pinBytes(pin: string): Uint8Array {
  return new TextEncoder().encode(pin);
}

/** Names of a card, as every call wants them. */
export interface CardNames {
  readonly readerId: WorkerReader['id'];
  readonly cardId: WorkerCard['id'];
}

export async function cardsIn(backend: CardBackend): Promise<readonly CardNames[]> {
  const readers = valueOf(await backend.listReaders());
  return readers.flatMap(({ id, card }) => (card === null ? [] : [{ readerId: id, cardId: card.id }]));
}

export async function onlyCardIn(backend: CardBackend): Promise<CardNames> {
  const [card, second] = await cardsIn(backend);
  if (card === undefined || second !== undefined) throw new Error('not exactly one card');
  return card;
}

/** The reader that has this citizen's card in it: told by the authentication certificate. */
export async function cardOf(backend: CardBackend, citizen: CitizenId): Promise<CardNames> {
  const expected = Buffer.from((await loadCard(citizen)).certificates.authentication);
  for (const card of await cardsIn(backend)) {
    const read = valueOf(await backend.readCertificates({ ...card, wanted: ['authentication'] }));
    if (expected.equals(read.certificates.authentication ?? Buffer.alloc(0))) return card;
  }
  throw new Error(`no card of ${citizen}`);
}

export interface SignRequest {
  readonly role?: KeyRole;
  readonly algorithm: CardSignatureAlgorithm;
  readonly input?: SignInput;
  readonly pin: string | null;
}

export const MESSAGE = Buffer.from('what the bridge computed');

export function signWith(backend: CardBackend, card: CardNames, request: SignRequest) {
  const { role = 'authentication', algorithm, input = { kind: 'message', bytes: MESSAGE }, pin } = request;
  return backend.sign({ ...card, role, algorithm, input, pin: pin === null ? null : pinBytes(pin) });
}

export function hashOf(algorithm: CardSignatureAlgorithm): string {
  return `sha${algorithm.slice(2)}`;
}

export function digestInput(algorithm: CardSignatureAlgorithm): SignInput {
  return { kind: 'digest', bytes: createHash(hashOf(algorithm)).update(MESSAGE).digest() };
}

/** Whether it is this key's signature over {@link MESSAGE}, told by node:crypto and, for the curves, by @noble too. */
export function isSigned(
  algorithm: CardSignatureAlgorithm,
  key: KeyObject,
  signature: Uint8Array,
  message: Uint8Array = MESSAGE,
): boolean {
  if (algorithm.startsWith('RS')) return verify(hashOf(algorithm), message, key, signature);
  const viaNode = verify(hashOf(algorithm), message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  const named = key.asymmetricKeyDetails?.namedCurve;
  if (named !== 'prime256v1' && named !== 'secp384r1') return viaNode;
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const digest = createHash(hashOf(algorithm)).update(message).digest();
  const options = { prehash: false, lowS: false, format: 'compact' } as const;
  const viaNoble = (named === 'secp384r1' ? p384 : p256).verify(signature, digest, point, options);
  return viaNode && viaNoble;
}

export async function publicKeyOf(citizen: CitizenId, role: KeyRole = 'authentication'): Promise<KeyObject> {
  return new X509Certificate((await loadCard(citizen)).certificates[role]).publicKey;
}
