import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import jpeg from 'jpeg-js';
import { decodeAddressFile, decodeIdentityFile } from '../../contracts/identity-file.ts';
import { CITIZEN_IDS, loadCard, loadTestRoots, type SimulatedCard } from '../../simulator/cards.ts';

const cards = await Promise.all(CITIZEN_IDS.map(loadCard));
const eachCard = cards.map((card) => [card.id, card] as const);

const CRITICAL_KEY_USAGE = Buffer.from('0603551d0f0101ff', 'hex');
const EXTENDED_KEY_USAGE = Buffer.from('0603551d25', 'hex');
const QC_STATEMENTS = Buffer.from('06082b06010505070103', 'hex');

function registerVerifies(card: SimulatedCard, message: Uint8Array, file: Uint8Array): boolean {
  const key = new X509Certificate(card.certificates.register).publicKey;
  if (key.asymmetricKeyType === 'rsa') return verify('sha256', message, key, file);
  const signature = file.subarray(0, 2 + (file[1] ?? 0));
  return verify('sha384', message, { key, dsaEncoding: 'der' }, signature);
}

function withoutTrailingZeros(file: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(file).toString('latin1').replace(/\0+$/, ''), 'latin1');
}

describe('the citizens', () => {
  it('cover what the cards differ in', () => {
    const has = (test: (card: SimulatedCard) => boolean): boolean => cards.some(test);
    expect(has((card) => card.keyType === 'rsa-2048')).toBe(true);
    expect(has((card) => card.keyType === 'ec-p384')).toBe(true);
    expect(has((card) => card.citizen.givenNames === undefined)).toBe(true);
    expect(has((card) => /^\d{4}$/.test(card.citizen.birthDate))).toBe(true);
    expect(has((card) => Buffer.byteLength(card.citizen.address.streetAndNumber) === 60)).toBe(true);
    expect(has((card) => card.citizen.cardValidity.until < '2023')).toBe(true);
    expect(has((card) => new X509Certificate(card.certificates.ca).subject.includes('Foreigner'))).toBe(true);
  });

  it.each(eachCard)(
    '%s cannot be anybody: the month in the number does not exist, not even as a BIS number',
    (_, card) => {
      const month = Number(card.citizen.nationalNumber.slice(2, 4));
      expect(card.citizen.nationalNumber).toMatch(/^\d{11}$/);
      expect([0, 20, 40].some((offset) => month - offset >= 0 && month - offset <= 12)).toBe(false);
    },
  );

  it.each(eachCard)('%s has numbers with true check digits', (_, card) => {
    const { nationalNumber, birthDate, cardNumber } = card.citizen;
    const counted = BigInt((birthDate >= '2000' ? '2' : '') + nationalNumber.slice(0, 9));
    expect(97n - (counted % 97n)).toBe(BigInt(nationalNumber.slice(9)));
    expect(BigInt(cardNumber.slice(0, 10)) % 97n).toBe(BigInt(cardNumber.slice(10)) % 97n);
  });

  it('have numbers and cards of their own', () => {
    expect(new Set(cards.map((card) => card.citizen.nationalNumber)).size).toBe(cards.length);
    expect(new Set(cards.map((card) => card.citizen.cardNumber)).size).toBe(cards.length);
  });
});

describe.each(eachCard)('certificates of %s', (_, card) => {
  const authentication = new X509Certificate(card.certificates.authentication);
  const signature = new X509Certificate(card.certificates.signature);
  const ca = new X509Certificate(card.certificates.ca);
  const root = new X509Certificate(card.certificates.root);
  const register = new X509Certificate(card.certificates.register);

  it('chain to a test root that says what it is', async () => {
    for (const leaf of [authentication, signature]) {
      expect(leaf.checkIssued(ca)).toBe(true);
      expect(leaf.verify(ca.publicKey)).toBe(true);
      expect(leaf.ca).toBe(false);
    }
    for (const certificate of [ca, register, root]) {
      expect(certificate.checkIssued(root)).toBe(true);
      expect(certificate.verify(root.publicKey)).toBe(true);
    }
    expect([ca.ca, root.ca, register.ca]).toEqual([true, true, false]);
    expect(root.subject).toContain('eID Bridge TEST Root CA');
    expect(ca.subject).toContain('eID Bridge TEST');
    expect(register.subject).toContain('TEST');
    expect(await loadTestRoots()).toContainEqual(card.certificates.root);
  });

  it('belong to the private keys', () => {
    for (const [certificate, key] of [
      [authentication, card.keys.authentication],
      [signature, card.keys.signature],
    ] as const) {
      expect(certificate.publicKey.equals(createPublicKey(key))).toBe(true);
      expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject(
        card.keyType === 'rsa-2048' ? { modulusLength: 2048 } : { namedCurve: 'secp384r1' },
      );
    }
    expect(authentication.publicKey.equals(signature.publicKey)).toBe(false);
  });

  it('name the citizen as the Belgian ones do', () => {
    const { surname, nationalNumber } = card.citizen;
    const lines = authentication.subject.split('\n');
    const attribute = (name: string): string | undefined =>
      lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
    expect(attribute('C')).toBe('BE');
    expect(attribute('SN')).toBe(surname);
    expect(attribute('serialNumber')).toBe(nationalNumber);
    expect(attribute('CN')).toMatch(/\(Authentication\)$/);
    expect(attribute('CN')).toContain(surname);
    expect(attribute('GN') === undefined).toBe(card.citizen.givenNames === undefined);
    expect(card.citizen.givenNames ?? '').toContain(attribute('GN') ?? '');
    expect(signature.subject).toContain('(Signature)');
  });

  it('have the key usages of their roles', () => {
    expect(authentication.raw.includes(CRITICAL_KEY_USAGE)).toBe(true);
    expect(authentication.raw.includes(Buffer.concat([CRITICAL_KEY_USAGE, Buffer.from('040403020780', 'hex')]))).toBe(
      true,
    );
    expect(signature.raw.includes(Buffer.concat([CRITICAL_KEY_USAGE, Buffer.from('040403020640', 'hex')]))).toBe(true);
    expect(authentication.raw.includes(EXTENDED_KEY_USAGE)).toBe(card.keyType === 'ec-p384');
    expect(authentication.keyUsage).toEqual(card.keyType === 'ec-p384' ? ['1.3.6.1.5.5.7.3.2'] : undefined);
    expect([authentication, signature].map(({ raw }) => raw.includes(QC_STATEMENTS))).toEqual([false, true]);
    expect(authentication.infoAccess).toContain('OCSP - URI:http://ocsp.eid-bridge-test.invalid/');
  });

  it('are valid as long as the card', () => {
    const { from, until } = card.citizen.cardValidity;
    expect(new Date(authentication.validFrom).toISOString()).toBe(`${from}T00:00:00.000Z`);
    expect(new Date(authentication.validTo).toISOString()).toBe(`${until}T23:59:59.000Z`);
    expect(ca.validFromDate <= authentication.validFromDate && authentication.validToDate <= ca.validToDate).toBe(true);
  });
});

describe.each(eachCard)('files of %s', (_, card) => {
  it('decode to the citizen', () => {
    const identity = decodeIdentityFile(card.files.identity);
    const address = decodeAddressFile(card.files.address);
    if (!identity.ok || !address.ok) throw new Error('not decoded');
    const { photoHash, ...values } = identity.value;
    expect(photoHash).toBeDefined();
    expect({ ...values, address: address.value }).toEqual(card.citizen);
  });

  it('carry the hash of the photo', () => {
    const identity = decodeIdentityFile(card.files.identity);
    const hash = identity.ok ? identity.value.photoHash : undefined;
    const algorithm = { 20: 'sha1', 32: 'sha256', 48: 'sha384' }[hash?.length ?? 0] ?? '';
    expect(createHash(algorithm).update(card.files.photo).digest('hex')).toBe(Buffer.from(hash ?? []).toString('hex'));
  });

  it('are signed by the National Register', () => {
    const { identity, identitySignature, address, addressSignature } = card.files;
    const withSignature = Buffer.concat([withoutTrailingZeros(address), identitySignature]);
    expect(registerVerifies(card, identity, identitySignature)).toBe(true);
    expect(registerVerifies(card, withSignature, addressSignature)).toBe(true);
    expect(registerVerifies(card, Buffer.concat([address, identitySignature]), addressSignature)).toBe(false);
    expect(address.at(-1)).toBe(0);
  });

  it('have a portrait of the usual size', () => {
    const picture = jpeg.decode(card.files.photo);
    expect([picture.width, picture.height]).toEqual([140, 200]);
    expect(card.files.photo.length).toBeLessThan(4096);
    const [red, green, blue] = picture.data.subarray(0, 3);
    expect([green, blue]).toEqual([red, red]);
  });
});

describe('the test PKI', () => {
  it('is the same on every computer: operators of demos can pin its roots', async () => {
    const pins = (await loadTestRoots()).map((der) => createHash('sha256').update(der).digest('hex'));
    expect(pins).toEqual([
      '70780a0e776c90e1c815a34565050ceb5d6538d566fd1efe135c7bf615d31720',
      '13850a22d21f851ad676fe34f95006c1e574882abcb0688ed84cea376dad111f',
    ]);
  });

  it('issues no two certificates with one serial number', () => {
    const all = cards.flatMap(({ certificates }) => [certificates.authentication, certificates.signature]);
    expect(new Set(all.map((der) => new X509Certificate(der).serialNumber)).size).toBe(all.length);
  });

  it('gives the same card each time', async () => {
    expect(await loadCard('fr-p384')).toBe(await loadCard('fr-p384'));
  });
});
