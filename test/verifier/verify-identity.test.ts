import { beforeAll, describe, expect, it } from '@jest/globals';
import { IDENTITY_TAG } from '../../contracts/identity-file.ts';
import { encodeTlv, parseTlv } from '../../contracts/tlv.ts';
import { encodeUtf8 } from '../../contracts/utf8.ts';
import { signDeterministically } from '../../simulator/pki/deterministic-signature.ts';
import { CITIZEN_IDS, loadCard, loadTestRoots, type CitizenId, type SimulatedCard } from '../../simulator/cards.ts';
import { nationalRegister } from '../../simulator/pki/authorities.ts';
import { hashFor, issueCertificate } from '../../simulator/pki/certificate.ts';
import { keyUsage } from '../../simulator/pki/extensions.ts';
import {
  createMemoryChallengeStore,
  createVerifier,
  VerificationError,
  type VerifiedLogin,
  type Verifier,
  type VerifierOptions,
} from '../../verifier/index.ts';
import { authority, nameOf, person } from './test-pki.ts';
import { base64, cardChain, cardToken, NOW, ORIGIN } from './token-maker.ts';

interface Evidence {
  readonly identityFile: string;
  readonly identitySignature: string;
  readonly addressFile: string;
  readonly addressSignature: string;
  readonly photo?: string;
  readonly registerCertificate: string;
}

function evidenceOf({ files, certificates }: SimulatedCard): Evidence {
  return {
    identityFile: base64(files.identity),
    identitySignature: base64(files.identitySignature),
    addressFile: base64(files.address),
    addressSignature: base64(files.addressSignature),
    photo: base64(files.photo),
    registerCertificate: base64(certificates.register),
  };
}

let roots: readonly Uint8Array[];

function verifierFor(options: Partial<VerifierOptions> = {}): Verifier {
  return createVerifier({
    origin: ORIGIN,
    challenges: createMemoryChallengeStore({ clock: () => NOW }),
    revocation: 'off',
    testRoots: roots,
    clock: () => NOW,
    warn: () => undefined,
    ...options,
  });
}

async function logIn(verifier: Verifier, card: SimulatedCard): Promise<VerifiedLogin> {
  const nonce = await verifier.issueChallenge('session');
  return verifier.verifyLogin({ sessionId: 'session', authToken: cardToken(card, nonce), chain: cardChain(card) });
}

async function verdict(id: CitizenId, change: (own: Evidence) => unknown, verifier = verifierFor()): Promise<string> {
  const card = await loadCard(id);
  const login = await logIn(verifier, card);
  try {
    verifier.verifyIdentity({ evidence: change(evidenceOf(card)), login });
    return 'proven';
  } catch (error) {
    if (error instanceof VerificationError) return error.code.replace('ERR_VERIFY_', '');
    throw error;
  }
}

function edit(file: string, change: (bytes: Buffer) => Uint8Array): string {
  return base64(change(Buffer.from(file, 'base64')));
}

function flipped(file: string, at: number): string {
  return edit(file, (bytes) => {
    const index = at < 0 ? bytes.length + at : at;
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    return bytes;
  });
}

const truncated = (file: string): string => edit(file, (bytes) => bytes.subarray(0, -1));
const padded = (file: string): string => edit(file, (bytes) => Buffer.concat([bytes, Buffer.alloc(20)]));

/** The same card with another last day of validity, signed by the (test) National Register. */
function withLastDay(card: SimulatedCard, lastDay: string): Evidence {
  const { key } = nationalRegister(card.keyType === 'rsa-2048' ? 'rsa' : 'ec');
  const sign = (bytes: Uint8Array): Uint8Array => signDeterministically(key, hashFor(key), bytes);
  const tags = parseTlv(card.files.identity);
  if (!tags.ok) throw new Error(tags.error);
  const identityFile = encodeTlv(new Map(tags.value).set(IDENTITY_TAG.validUntil, encodeUtf8(lastDay)));
  const identitySignature = sign(identityFile);
  const addressEnd = card.files.address.findLastIndex((byte) => byte !== 0) + 1;
  const addressSignature = sign(Buffer.concat([card.files.address.subarray(0, addressEnd), identitySignature]));
  return {
    ...evidenceOf(card),
    identityFile: base64(identityFile),
    identitySignature: base64(identitySignature),
    addressSignature: base64(addressSignature),
  };
}

beforeAll(async () => {
  roots = await loadTestRoots();
});

describe('identity of every test citizen', () => {
  it.each(CITIZEN_IDS.filter((id) => id !== 'expired'))('%s is proven with photo', async (id) => {
    const card = await loadCard(id);
    const verifier = verifierFor();
    const login = await logIn(verifier, card);
    const { values } = verifier.verifyIdentity({ evidence: evidenceOf(card), login });
    expect(values).toEqual({ ...card.citizen, photo: base64(card.files.photo) });
    expect(values.nationalNumber).toBe(login.subject.nationalNumber);
  });

  it('is proven without photo', async () => {
    const card = await loadCard('fr-rsa');
    const verifier = verifierFor();
    const { photo: _photo, ...evidence } = evidenceOf(card);
    const { values } = verifier.verifyIdentity({ evidence, login: await logIn(verifier, card) });
    expect(values).toEqual(card.citizen);
  });

  it('is proven in another process from subject and chain, or from subject alone where the root is configured', async () => {
    const card = await loadCard('nl-p384');
    const { subject } = await logIn(verifierFor(), card);
    const evidence = evidenceOf(card);
    expect(verifierFor().verifyIdentity({ evidence, login: { subject } }).values.surname).toBe(card.citizen.surname);
    const pinned = verifierFor({ testRoots: [], trustedCAs: [card.certificates.root] });
    expect(pinned.verifyIdentity({ evidence, login: { subject }, chain: cardChain(card) }).values).toBeDefined();
  });
});

describe.each(['fr-rsa', 'nl-p384'] as const)('tampering with the evidence of %s', (id) => {
  const other = (): Promise<SimulatedCard> => loadCard(id === 'fr-rsa' ? 'long-names' : 'de-p384');

  it('one bit of a file or signature', async () => {
    for (const at of [2, 40, -3]) {
      expect(await verdict(id, (own) => ({ ...own, identityFile: flipped(own.identityFile, at) }))).toBe(
        'IDENTITY_SIGNATURE_INVALID',
      );
    }
    expect(await verdict(id, (own) => ({ ...own, identitySignature: flipped(own.identitySignature, 30) }))).toBe(
      'IDENTITY_SIGNATURE_INVALID',
    );
    expect(await verdict(id, (own) => ({ ...own, addressFile: flipped(own.addressFile, 5) }))).toBe(
      'ADDRESS_SIGNATURE_INVALID',
    );
    expect(await verdict(id, (own) => ({ ...own, addressSignature: flipped(own.addressSignature, 30) }))).toBe(
      'ADDRESS_SIGNATURE_INVALID',
    );
    expect(await verdict(id, (own) => ({ ...own, photo: flipped(own.photo ?? '', 100) }))).toBe('PHOTO_MISMATCH');
  });

  it('whole files of another person', async () => {
    const theirs = evidenceOf(await other());
    expect(await verdict(id, (own) => ({ ...own, photo: theirs.photo }))).toBe('PHOTO_MISMATCH');
    expect(await verdict(id, (own) => ({ ...own, addressFile: theirs.addressFile }))).toBe('ADDRESS_SIGNATURE_INVALID');
    const { addressFile, addressSignature } = theirs;
    expect(await verdict(id, (own) => ({ ...own, addressFile, addressSignature }))).toBe('ADDRESS_SIGNATURE_INVALID');
    const { identityFile, identitySignature } = theirs;
    expect(await verdict(id, (own) => ({ ...own, identityFile, identitySignature }))).toBe('ADDRESS_SIGNATURE_INVALID');
    expect(await verdict(id, () => theirs)).toBe('IDENTITY_OTHER_PERSON');
  });

  it('truncated files', async () => {
    expect(await verdict(id, (own) => ({ ...own, identityFile: truncated(own.identityFile) }))).toBe(
      'IDENTITY_SIGNATURE_INVALID',
    );
    expect(await verdict(id, (own) => ({ ...own, identitySignature: '' }))).toBe('IDENTITY_SIGNATURE_INVALID');
    expect(await verdict(id, (own) => ({ ...own, addressSignature: '' }))).toBe('ADDRESS_SIGNATURE_INVALID');
    expect(await verdict(id, (own) => ({ ...own, addressFile: '' }))).toBe('ADDRESS_SIGNATURE_INVALID');
    expect(await verdict(id, (own) => ({ ...own, photo: truncated(own.photo ?? '') }))).toBe('PHOTO_MISMATCH');
  });

  it('padding: harmless behind files, not behind the identity’s signature, which the address’s covers', async () => {
    expect(await verdict(id, (own) => ({ ...own, addressFile: padded(own.addressFile) }))).toBe('proven');
    expect(await verdict(id, (own) => ({ ...own, identityFile: padded(own.identityFile) }))).toBe('proven');
    expect(await verdict(id, (own) => ({ ...own, addressSignature: padded(own.addressSignature) }))).toBe('proven');
    expect(await verdict(id, (own) => ({ ...own, registerCertificate: padded(own.registerCertificate) }))).toBe(
      'proven',
    );
    expect(await verdict(id, (own) => ({ ...own, identitySignature: padded(own.identitySignature) }))).toBe(
      'ADDRESS_SIGNATURE_INVALID',
    );
    expect(await verdict(id, (own) => ({ ...own, addressSignature: `${own.addressSignature.slice(0, -4)}AAAB` }))).toBe(
      'ADDRESS_SIGNATURE_INVALID',
    );
  });
});

describe('the register’s certificate', () => {
  it('of another key or a citizen is refused', async () => {
    const rsa = await loadCard('fr-rsa');
    const ec = await loadCard('nl-p384');
    const register = base64(ec.certificates.register);
    expect(await verdict('fr-rsa', (own) => ({ ...own, registerCertificate: register }))).toBe(
      'IDENTITY_SIGNATURE_INVALID',
    );
    for (const certificate of [rsa.certificates.signature, rsa.certificates.authentication, rsa.certificates.ca]) {
      const registerCertificate = base64(certificate);
      expect(await verdict('fr-rsa', (own) => ({ ...own, registerCertificate }))).toBe('REGISTER_NOT_TRUSTED');
    }
    expect(await verdict('fr-rsa', (own) => ({ ...own, registerCertificate: 'AAAA' }))).toBe('REGISTER_NOT_TRUSTED');
  });

  it('a citizen cannot be one’s own register', async () => {
    const card = await loadCard('nl-p384');
    const sign = (bytes: Uint8Array): Buffer =>
      Buffer.from(signDeterministically(card.keys.signature, 'sha384', bytes));
    const identityFile = Buffer.from(card.files.identity);
    const identitySignature = sign(identityFile);
    const addressFile = card.files.address.filter((byte) => byte !== 0);
    const forged = {
      identityFile: base64(identityFile),
      identitySignature: base64(identitySignature),
      addressFile: base64(addressFile),
      addressSignature: base64(sign(Buffer.concat([addressFile, identitySignature]))),
      registerCertificate: base64(card.certificates.signature),
    };
    expect(await verdict('nl-p384', () => forged)).toBe('REGISTER_NOT_TRUSTED');
  });

  it('with the register’s name counts only where a root itself issued it', async () => {
    const top = { name: nameOf('Root'), key: (await loadCard('nl-p384')).keys.signature };
    const ca = authority('CA', top, 0);
    const named = (issuer: typeof top): Uint8Array =>
      issueCertificate(
        {
          subject: nameOf('RRN'),
          publicKeyOf: ca.key,
          validity: { notBefore: new Date('2025-01-01'), notAfter: new Date('2030-01-01') },
          extensions: [keyUsage('digitalSignature')],
        },
        issuer,
      );
    const rootCertificate = authority('Root', top, null, { key: top.key }).certificate;
    const verifier = verifierFor({ testRoots: [...roots, rootCertificate, ca.certificate] });
    const byCa = base64(named(ca));
    expect(await verdict('nl-p384', (own) => ({ ...own, registerCertificate: byCa }), verifier)).toBe(
      'REGISTER_NOT_TRUSTED',
    );
    const byRoot = base64(named(top));
    expect(await verdict('nl-p384', (own) => ({ ...own, registerCertificate: byRoot }), verifier)).toBe(
      'IDENTITY_SIGNATURE_INVALID',
    );
    const unnamed = base64(person(top).certificate);
    expect(await verdict('nl-p384', (own) => ({ ...own, registerCertificate: unnamed }), verifier)).toBe(
      'REGISTER_NOT_TRUSTED',
    );
  });

  it('is refused under a root nobody trusts, and out of its time', async () => {
    const card = await loadCard('fr-rsa');
    const { subject, path } = await logIn(verifierFor(), card);
    const evidence = evidenceOf(card);
    const untrusting = verifierFor({ testRoots: [] });
    expect(() => untrusting.verifyIdentity({ evidence, login: { subject, path }, chain: cardChain(card) })).toThrow(
      expect.objectContaining({ code: 'ERR_VERIFY_REGISTER_NOT_TRUSTED' }),
    );
    const late = verifierFor({ clock: () => new Date('2041-01-01') });
    expect(() => late.verifyIdentity({ evidence, login: { subject, path } })).toThrow(
      expect.objectContaining({ code: 'ERR_VERIFY_REGISTER_NOT_VALID_NOW' }),
    );
  });
});

describe('the validity of the card that the files come from', () => {
  /** The files of the `expired` citizen were valid until 2022-02-01; only a login with a newer card can bring them. */
  async function verdictAt(clock: Date, evidence?: Evidence): Promise<string> {
    const card = await loadCard('expired');
    const { nationalNumber } = card.citizen;
    try {
      const login = { subject: { nationalNumber } };
      verifierFor({ clock: () => clock }).verifyIdentity({ evidence: evidence ?? evidenceOf(card), login });
      return 'proven';
    } catch (error) {
      if (error instanceof VerificationError) return error.code;
      throw error;
    }
  }

  it.each([
    ['2022-02-01T00:00:00Z', 'proven'],
    ['2022-02-01T23:59:59Z', 'proven'],
    ['2022-02-02T00:00:00Z', 'ERR_VERIFY_IDENTITY_CARD_EXPIRED'],
    ['2026-11-23T12:00:00Z', 'ERR_VERIFY_IDENTITY_CARD_EXPIRED'],
  ])('at %s: %s', async (clock, expected) => {
    expect(await verdictAt(new Date(clock))).toBe(expected);
  });

  it.each(['01.02.20XX', 'ILLIMITEE', '', '2030', '00.02.2030'])(
    'refuses a last day that reads "%s"',
    async (until) => {
      const evidence = withLastDay(await loadCard('expired'), until);
      expect(await verdictAt(NOW, evidence)).toBe('ERR_VERIFY_IDENTITY_CARD_EXPIRED');
    },
  );

  it('takes thirty years, the longest there is', async () => {
    expect(await verdictAt(NOW, withLastDay(await loadCard('expired'), '15.06.2056'))).toBe('proven');
  });
});

describe('malformed evidence', () => {
  const cases: readonly (readonly [string, (own: Evidence) => unknown])[] = [
    ['nothing', () => undefined],
    ['a text', () => 'evidence'],
    ['a file missing', ({ addressFile: _addressFile, ...rest }) => rest],
    ['a field too many', (own) => ({ ...own, more: 'AAAA' })],
    ['a number', (own) => ({ ...own, photo: 1 })],
    ['no base64', (own) => ({ ...own, identityFile: '%%%%' })],
    ['base64 of another spelling', (own) => ({ ...own, identityFile: own.identityFile.replace(/=*$/, '') + '\n' })],
    ['a file too large', (own) => ({ ...own, identityFile: base64(Buffer.alloc(8 * 1024 + 1)) })],
    ['a photo too large', (own) => ({ ...own, photo: base64(Buffer.alloc(64 * 1024 + 1)) })],
  ];

  it.each(cases)('%s', async (_what, change) => {
    expect(await verdict('fr-rsa', change)).toBe('IDENTITY_MALFORMED');
  });

  it('a login without national number proves nothing', async () => {
    const card = await loadCard('fr-rsa');
    const verifier = verifierFor();
    await logIn(verifier, card);
    expect(() => verifier.verifyIdentity({ evidence: evidenceOf(card), login: { subject: {} } })).toThrow(
      expect.objectContaining({ code: 'ERR_VERIFY_IDENTITY_OTHER_PERSON' }),
    );
  });
});
