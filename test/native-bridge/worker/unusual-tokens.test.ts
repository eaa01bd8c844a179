import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { loadCard } from '../../../simulator/cards.ts';
import { cardObjects } from '../../../simulator/token/card-objects.ts';
import { isSigned, onlyCardIn, publicKeyOf, signWith, valueOf } from '../../contract/card-calls.ts';
import type { TestCards } from '../../contract/test-cards.ts';
import { startCustomTokens } from './custom-token.ts';
import { attribute, foreignKeyPair, is, relabelled, withAttribute } from './token-templates.ts';

const MISSING = { ok: false, error: { code: 'ERR_EID_CERTIFICATE_MISSING' } };

let cards: TestCards | undefined;

afterEach(async () => {
  await cards?.close();
  cards = undefined;
});

async function tokenWith(objects: readonly pkcs11.Template[], label = 'BELPIC') {
  cards = await startCustomTokens({ label, objects });
  return { ...cards, card: await onlyCardIn(cards.backend) };
}

async function objectsOf(citizen: 'fr-rsa' | 'nl-p384') {
  return cardObjects(await loadCard(citizen), []);
}

describe('a Kids card', () => {
  it('has no signature certificate, and nothing stands in for it', async () => {
    const all = await objectsOf('fr-rsa');
    const { backend, card, pin } = await tokenWith(
      all.filter((object) => attribute(object, pkcs11.CKA_LABEL) !== 'Signature'),
    );
    const read = valueOf(await backend.readCertificates({ ...card, wanted: ['authentication', 'signature'] }));
    expect(Object.keys(read.certificates)).toEqual(['authentication']);
    const alone = valueOf(await backend.readCertificates({ ...card, wanted: ['signature'] }));
    expect(alone.certificates).toEqual({});
    expect(await signWith(backend, card, { role: 'signature', algorithm: 'RS256', pin })).toEqual(MISSING);
    const signed = await signWith(backend, card, { algorithm: 'RS256', pin });
    expect(isSigned('RS256', await publicKeyOf('fr-rsa'), valueOf(signed).signature)).toBe(true);
  });

  it('may have neither certificate', async () => {
    const certificates = [is(pkcs11.CKO_CERTIFICATE, 'Authentication'), is(pkcs11.CKO_CERTIFICATE, 'Signature')];
    const { backend, card, pin } = await tokenWith(
      (await objectsOf('fr-rsa')).filter((object) => !certificates.some((matches) => matches(object))),
    );
    const read = await backend.readCertificates({ ...card, wanted: ['authentication', 'ca'] });
    expect(Object.keys(valueOf(read).certificates)).toEqual(['ca']);
    expect(await signWith(backend, card, { algorithm: 'RS256', pin })).toEqual(MISSING);
  });

  it('may have a certificate whose key is gone', async () => {
    const key = is(pkcs11.CKO_PRIVATE_KEY, 'Authentication');
    const { backend, card, pin } = await tokenWith((await objectsOf('fr-rsa')).filter((object) => !key(object)));
    expect(await signWith(backend, card, { algorithm: 'RS256', pin })).toEqual(MISSING);
  });
});

describe('a token that shows no identity', () => {
  it('has no identity files', async () => {
    const { backend, card } = await tokenWith(
      (await objectsOf('nl-p384')).filter((object) => attribute(object, pkcs11.CKA_CLASS) !== pkcs11.CKO_DATA),
    );
    const files = await backend.readIdentityFiles({ ...card, files: ['identity', 'address', 'photo'] });
    expect(files).toEqual({ ok: true, value: {} });
  });

  it('and an empty file is none', async () => {
    const photo = is(pkcs11.CKO_DATA, 'PHOTO_FILE');
    const { backend, card } = await tokenWith(
      (await objectsOf('nl-p384')).map((object) =>
        photo(object) ? withAttribute(object, pkcs11.CKA_VALUE, Buffer.alloc(0)) : object,
      ),
    );
    const files = await backend.readIdentityFiles({ ...card, files: ['identity', 'photo'] });
    expect(Object.keys(valueOf(files))).toEqual(['identity']);
  });
});

describe('a token with labels of its own', () => {
  it.each(['fr-rsa', 'nl-p384'] as const)('has its certificates found by what they say: %s', async (citizen) => {
    const objects = relabelled(await objectsOf(citizen), (old) => `Object ${old.toLowerCase()}`);
    const { backend, card, pin } = await tokenWith(objects, 'Other');
    const { certificates } = valueOf(
      await backend.readCertificates({ ...card, wanted: ['authentication', 'signature', 'ca', 'root'] }),
    );
    const expected = (await loadCard(citizen)).certificates;
    for (const name of ['authentication', 'signature', 'ca', 'root'] as const) {
      expect(Buffer.from(certificates[name] ?? []).equals(expected[name])).toBe(true);
    }
    const algorithm = citizen === 'fr-rsa' ? 'RS256' : 'ES384';
    for (const role of ['authentication', 'signature'] as const) {
      const signed = await signWith(backend, card, { role, algorithm, pin });
      expect(isSigned(algorithm, await publicKeyOf(citizen, role), valueOf(signed).signature)).toBe(true);
    }
  });

  it('is another kind of card', async () => {
    const { backend } = await tokenWith(foreignKeyPair('key').objects, 'Company card');
    expect(valueOf(await backend.listReaders())[0]?.card).toMatchObject({ kind: 'other', state: 'ready' });
  });

  it('signs with P-256', async () => {
    const { der, objects } = foreignKeyPair('My key');
    const { backend, card, pin } = await tokenWith(objects, 'Company card');
    const read = valueOf(await backend.readCertificates({ ...card, wanted: ['authentication', 'signature'] }));
    expect(Object.keys(read.certificates)).toEqual(['authentication']);
    const signed = await signWith(backend, card, { algorithm: 'ES256', pin });
    expect(isSigned('ES256', new X509Certificate(der).publicKey, valueOf(signed).signature)).toBe(true);
  });

  it('without any certificate has none', async () => {
    const objects = foreignKeyPair('key').objects.filter(
      (object) => attribute(object, pkcs11.CKA_CLASS) !== pkcs11.CKO_CERTIFICATE,
    );
    const { backend, card, pin } = await tokenWith(objects, 'Company card');
    expect(await signWith(backend, card, { algorithm: 'ES256', pin })).toEqual(MISSING);
  });
});

describe('several keys under one label', () => {
  it.each(['fr-rsa', 'nl-p384'] as const)('are told apart by the public key: %s', async (citizen) => {
    const others = await objectsOf(citizen === 'fr-rsa' ? 'nl-p384' : 'fr-rsa');
    const own = await objectsOf(citizen);
    const decoys = [
      ...others.filter(is(pkcs11.CKO_PRIVATE_KEY, 'Authentication')),
      ...relabelled(own.filter(is(pkcs11.CKO_PRIVATE_KEY, 'Signature')), () => 'Authentication'),
    ];
    const { backend, card, pin } = await tokenWith([...decoys, ...own]);
    const algorithm = citizen === 'fr-rsa' ? 'RS256' : 'ES384';
    const signed = await signWith(backend, card, { algorithm, pin });
    expect(isSigned(algorithm, await publicKeyOf(citizen), valueOf(signed).signature)).toBe(true);
  });
});

describe('a key that does not belong to the certificate', () => {
  it('signs nothing that leaves the worker', async () => {
    const own = await objectsOf('fr-rsa');
    const other = relabelled(own.filter(is(pkcs11.CKO_PRIVATE_KEY, 'Signature')), () => 'Authentication').map(
      (object) => withAttribute(object, pkcs11.CKA_ALWAYS_AUTHENTICATE, false),
    );
    const { backend, card, pin } = await tokenWith([
      ...own.filter((object) => !is(pkcs11.CKO_PRIVATE_KEY, 'Authentication')(object)),
      ...other,
    ]);
    const signed = await signWith(backend, card, { algorithm: 'RS256', pin });
    expect(signed.ok).toBe(false);
  });
});

describe('an authentication key that wants the PIN each time', () => {
  it('signs all the same', async () => {
    const key = is(pkcs11.CKO_PRIVATE_KEY, 'Authentication');
    const { backend, card, pin } = await tokenWith(
      (await objectsOf('fr-rsa')).map((object) =>
        key(object) ? withAttribute(object, pkcs11.CKA_ALWAYS_AUTHENTICATE, true) : object,
      ),
    );
    const signed = await signWith(backend, card, { algorithm: 'RS256', pin });
    expect(isSigned('RS256', await publicKeyOf('fr-rsa'), valueOf(signed).signature)).toBe(true);
  });
});
