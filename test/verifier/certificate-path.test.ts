import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { keyUsage } from '../../simulator/pki/extensions.ts';
import {
  createMemoryChallengeStore,
  createVerifier,
  VerificationError,
  type Verifier,
  type VerifierOptions,
} from '../../verifier/index.ts';
import {
  authority,
  authorityExtensions,
  criticalExtension,
  newKey,
  nameOf,
  person,
  root,
  type TestEntity,
} from './test-pki.ts';
import { base64, makeToken, NOW, ORIGIN } from './token-maker.ts';

const NONCE = 'n'.repeat(44);

function verifierFor(options: Partial<VerifierOptions>): Verifier {
  const challenges = createMemoryChallengeStore();
  return createVerifier({
    origin: ORIGIN,
    challenges,
    revocation: 'off',
    rootPins: [],
    clock: () => NOW,
    warn: () => undefined,
    ...options,
  });
}

function pinOf({ certificate }: TestEntity): { sha256: string } {
  return { sha256: createHash('sha256').update(certificate).digest('hex').toUpperCase() };
}

async function verdict(verifier: Verifier, leaf: TestEntity, hints: readonly TestEntity[] = []): Promise<string> {
  const authToken = makeToken({ ...leaf, nonce: NONCE, algorithm: 'ES384' });
  const chain = hints.map(({ certificate }) => base64(certificate));
  try {
    const login = await verifier.verifyToken({ authToken, nonce: NONCE, chain });
    return `valid, ${login.path.length} above`;
  } catch (error) {
    if (error instanceof VerificationError) return error.code.replace('ERR_VERIFY_', '');
    throw error;
  }
}

const top = root('Root');
const middle = authority('CA', top, 0);
const leaf = person(middle);
const trustingTop = (): Verifier => verifierFor({ rootPins: [pinOf(top)] });

describe('the path to a trusted root', () => {
  it('is built from hints to a root recognised by its pin', async () => {
    expect(await verdict(trustingTop(), leaf, [middle, top])).toBe('valid, 2 above');
    expect(await verdict(trustingTop(), leaf, [top, middle])).toBe('valid, 2 above');
  });

  it('needs the certificates between, and knows a pinned root once it has seen it', async () => {
    const verifier = trustingTop();
    expect(await verdict(verifier, leaf, [])).toBe('CERTIFICATE_NOT_TRUSTED');
    expect(await verdict(verifier, leaf, [middle])).toBe('CERTIFICATE_NOT_TRUSTED');
    expect(await verdict(verifier, leaf, [middle, top])).toBe('valid, 2 above');
    expect(await verdict(verifier, leaf, [middle])).toBe('valid, 2 above');
    expect(await verdict(verifier, leaf, [])).toBe('CERTIFICATE_NOT_TRUSTED');
  });

  it('ends at an authority of the operator, of any level, without hints', async () => {
    expect(await verdict(verifierFor({ trustedCAs: [middle.certificate] }), leaf)).toBe('valid, 1 above');
    expect(await verdict(verifierFor({ trustedCAs: [top.certificate] }), leaf, [middle])).toBe('valid, 2 above');
    expect(await verdict(verifierFor({ testRoots: [top.certificate] }), leaf, [middle])).toBe('valid, 2 above');
  });

  it('does not trust a hint for being there, nor a root that is not pinned', async () => {
    const other = root('Other root');
    expect(await verdict(verifierFor({ rootPins: [pinOf(other)] }), leaf, [middle, top])).toBe(
      'CERTIFICATE_NOT_TRUSTED',
    );
  });

  it('does not trust an authority with the same name and another key', async () => {
    const namesake = root('Root');
    const forged = person(authority('CA', namesake, 0));
    expect(await verdict(trustingTop(), forged, [authority('CA', namesake, 0), namesake])).toBe(
      'CERTIFICATE_NOT_TRUSTED',
    );
    const forgedLeaf = person({ name: middle.name, key: newKey() });
    expect(await verdict(trustingTop(), forgedLeaf, [middle, top])).toBe('CERTIFICATE_NOT_TRUSTED');
  });

  it('finds the right one among authorities with one name', async () => {
    const namesakes = [1, 2, 3].map(() => authority('CA', top, 0));
    expect(await verdict(trustingTop(), leaf, [...namesakes, middle, top])).toBe('valid, 2 above');
  });

  it('passes over hints that are damaged or padded with zeros', async () => {
    const verifier = trustingTop();
    const authToken = makeToken({ ...leaf, nonce: NONCE, algorithm: 'ES384' });
    const padded = Buffer.concat([middle.certificate, Buffer.alloc(1100)]);
    const chain = [base64(Buffer.from('rubbish')), base64(padded), base64(top.certificate)];
    await expect(verifier.verifyToken({ authToken, nonce: NONCE, chain })).resolves.toMatchObject({
      algorithm: 'ES384',
    });
  });
});

describe('links that are refused', () => {
  const refusals: (readonly [what: string, who: TestEntity, hints: readonly TestEntity[]])[] = [];
  const add = (what: string, who: TestEntity, hints: readonly TestEntity[]): void => {
    refusals.push([what, who, hints]);
  };
  add('a person who issues certificates', person(leaf), [leaf, middle, top]);
  const noConstraints = authority('CA', top, 0, { extensions: [keyUsage('keyCertSign')] });
  add('an authority without basic constraints', person(noConstraints), [noConstraints, top]);
  const noCertSign = authority('CA', top, 0, {
    extensions: [authorityExtensions(0)[0] ?? top.certificate, keyUsage('cRLSign')],
  });
  add('an authority that may not sign certificates', person(noCertSign), [noCertSign, top]);
  const tooDeep = authority('Sub CA', middle);
  add('an authority below one with path length 0', person(tooDeep), [tooDeep, middle, top]);
  const limited = authority('CA', top, null, {
    extensions: [...authorityExtensions(null), criticalExtension('2.5.29.30')],
  });
  add('an authority with a critical extension we cannot obey', person(limited), [limited, top]);
  const strange = person(middle, { extensions: [keyUsage('digitalSignature'), criticalExtension('1.2.3.4')] });
  add('a person with a critical extension we do not know', strange, [middle, top]);
  const selfSigned = person({ name: nameOf('Test'), key: leaf.key }, { key: leaf.key });
  add('a person nobody has issued', selfSigned, [middle, top]);
  const keyA = newKey();
  const keyB = newKey();
  const loopA = authority('Loop A', { name: nameOf('Loop B'), key: keyB }, null, { key: keyA });
  const loopB = authority('Loop B', { name: nameOf('Loop A'), key: keyA }, null, { key: keyB });
  add('two authorities that vouch for each other', person(loopA), [loopA, loopB, top]);

  it.each(refusals)('%s', async (_what, who, hints) => {
    expect(await verdict(trustingTop(), who, hints)).toBe('CERTIFICATE_NOT_TRUSTED');
  });

  it('an authority that tries to log in', async () => {
    const login = authority('CA', top, 0, {
      extensions: [...authorityExtensions(0).slice(0, 1), keyUsage('digitalSignature')],
    });
    expect(await verdict(trustingTop(), login, [top])).toBe('CERTIFICATE_WRONG_PURPOSE');
  });

  it('many authorities with one name cost a bounded number of signatures', async () => {
    const forest = [1, 2, 3, 4, 5, 6, 7, 8].map(() => authority('Same', { name: nameOf('Same'), key: newKey() }));
    expect(await verdict(trustingTop(), person({ name: nameOf('Same'), key: newKey() }), forest)).toBe(
      'CERTIFICATE_NOT_TRUSTED',
    );
  });
});

describe('validity', () => {
  const expiredCa = authority('CA', top, 0, { notBefore: '2020-01-01', notAfter: '2026-01-01' });
  const futureCa = authority('CA', top, 0, { notBefore: '2027-01-01' });
  const cases: readonly (readonly [string, TestEntity, readonly TestEntity[], string])[] = [
    ['person expired', person(middle, { notAfter: '2026-06-15T09:59:59Z' }), [middle, top], 'CERTIFICATE_EXPIRED'],
    [
      'person to come',
      person(middle, { notBefore: '2026-06-15T10:00:01Z' }),
      [middle, top],
      'CERTIFICATE_NOT_YET_VALID',
    ],
    ['person to the second', person(middle, { notAfter: '2026-06-15T10:00:00Z' }), [middle, top], 'valid, 2 above'],
    ['authority expired', person(expiredCa), [expiredCa, top], 'CERTIFICATE_EXPIRED'],
    ['authority to come', person(futureCa), [futureCa, top], 'CERTIFICATE_NOT_YET_VALID'],
  ];

  it.each(cases)('%s', async (_what, who, hints, expected) => {
    expect(await verdict(trustingTop(), who, hints)).toBe(expected);
  });

  it('prefers a path that is valid over one that has expired', async () => {
    const key = newKey();
    const old = authority('CA', top, 0, { key, notBefore: '2020-01-01', notAfter: '2026-01-01' });
    const renewed = authority('CA', top, 0, { key });
    expect(await verdict(trustingTop(), person(renewed), [old, renewed, top])).toBe('valid, 2 above');
  });

  it('is looked at on every use, also of links that are known', async () => {
    let now = NOW;
    const verifier = verifierFor({ rootPins: [pinOf(top)], clock: () => now });
    const short = authority('CA', top, 0, { notAfter: '2026-07-01' });
    const who = person(short);
    expect(await verdict(verifier, who, [short, top])).toBe('valid, 2 above');
    now = new Date('2026-07-02T00:00:00Z');
    expect(await verdict(verifier, who, [short, top])).toBe('CERTIFICATE_EXPIRED');
  });

  it('allows the skew the operator asked for', async () => {
    const who = person(middle, { notBefore: '2026-06-15T10:01:00Z' });
    const options = { rootPins: [pinOf(top)], clockSkewMs: 60_000 };
    expect(await verdict(verifierFor(options), who, [middle, top])).toBe('valid, 2 above');
    expect(await verdict(verifierFor({ ...options, clockSkewMs: 59_000 }), who, [middle, top])).toBe(
      'CERTIFICATE_NOT_YET_VALID',
    );
  });

  it.each([
    ['a leaf', person(middle), [middle, top]],
    ['a leaf straight under an anchor', person(top), [top]],
  ] as const)('cannot be told by a clock that gives no time: %s', async (_what, who, hints) => {
    const verifier = verifierFor({ rootPins: [pinOf(top)], clock: () => new Date(NaN) });
    expect(await verdict(verifier, who, hints)).toBe('CERTIFICATE_NOT_YET_VALID');
  });

  it('forgets no rule for a root of the operator that has expired', async () => {
    const old = root('Old root', { notBefore: '2015-01-01', notAfter: '2025-01-01' });
    expect(await verdict(verifierFor({ trustedCAs: [old.certificate] }), person(old))).toBe('CERTIFICATE_EXPIRED');
  });
});

describe('the chain', () => {
  const authToken = makeToken({ ...leaf, nonce: NONCE, algorithm: 'ES384' });
  const malformed: readonly (readonly [string, unknown])[] = [
    ['no list', 'x'],
    ['an object', {}],
    ['nine certificates', Array<string>(9).fill(base64(top.certificate))],
    ['a number', [1]],
    ['no base64', ['%%%%']],
    ['more than 8 KiB', [base64(Buffer.alloc(8 * 1024 + 1))]],
  ];

  it.each(malformed)('is refused as %s', async (_what, chain) => {
    await expect(trustingTop().verifyToken({ authToken, nonce: NONCE, chain })).rejects.toMatchObject({
      code: 'ERR_VERIFY_CHAIN_MALFORMED',
    });
  });
});
