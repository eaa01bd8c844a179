import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { CERTIFICATE_NAMES, IDENTITY_FILES } from '../../../../contracts/worker-messages.ts';
import { readCertificates } from '../../../../native-bridge/worker/pkcs11/certificates.ts';
import { readIdentityFiles } from '../../../../native-bridge/worker/pkcs11/identity-files.ts';
import { findPrivateKey } from '../../../../native-bridge/worker/pkcs11/private-keys.ts';
import { loadCard } from '../../../../simulator/cards.ts';
import { cardObjects } from '../../../../simulator/token/card-objects.ts';
import { relabelled } from '../token-templates.ts';
import { createFakeModule, SESSION, type FakeModule } from './fake-module.ts';

const card = await loadCard('fr-rsa');
const { publicKey } = new X509Certificate(card.certificates.authentication);

function moduleWith(objects: readonly pkcs11.Template[]): FakeModule {
  return createFakeModule(
    ...objects.map((template) => new Map(template.map(({ type, value }) => [type, value as Buffer]))),
  );
}

const searched = (module: FakeModule) =>
  module.searches.map((template) =>
    template.map(({ type, value }) => (type === pkcs11.CKA_LABEL ? value : type === pkcs11.CKA_CLASS ? 'class' : type)),
  );

describe('on a Belgian card, every search', () => {
  const module = moduleWith(cardObjects(card, []));
  readCertificates(module, SESSION, CERTIFICATE_NAMES);
  readIdentityFiles(module, SESSION, IDENTITY_FILES);
  findPrivateKey(module, SESSION, 'authentication', publicKey);
  findPrivateKey(module, SESSION, 'signature', publicKey);

  it('names the class and one label', () => {
    expect(searched(module)).toEqual(
      [
        ...['Authentication', 'Signature', 'CA', 'Root'],
        ...['DATA_FILE', 'SIGN_DATA_FILE', 'ADDRESS_FILE', 'SIGN_ADDRESS_FILE', 'PHOTO_FILE', 'CERT_RN_FILE'],
        ...['Authentication', 'Signature'],
      ].map((label) => ['class', label]),
    );
  });
});

describe('on a token of another kind', () => {
  const module = moduleWith(relabelled(cardObjects(card, []), (old) => `other ${old}`));
  const found = readCertificates(module, SESSION, ['authentication']);
  findPrivateKey(module, SESSION, 'authentication', publicKey);

  it('no search is without a class, and data objects are never listed', () => {
    for (const template of module.searches) {
      const objectClass = template.find(({ type }) => type === pkcs11.CKA_CLASS)?.value;
      expect([pkcs11.CKO_CERTIFICATE, pkcs11.CKO_PRIVATE_KEY, pkcs11.CKO_PUBLIC_KEY]).toContain(objectClass);
    }
  });

  it('finds the certificate by its key usage, not the one for signatures', () => {
    expect(Buffer.from(found.authentication ?? []).equals(card.certificates.authentication)).toBe(true);
  });
});

describe('what is no certificate', () => {
  it.each([
    ['zeros', Buffer.alloc(40)],
    ['nothing', Buffer.alloc(0)],
    ['a cut one', Buffer.from(card.certificates.authentication.subarray(0, 200))],
  ])('is not given out as one: %s', (_, value) => {
    const entries = [
      [pkcs11.CKA_CLASS, pkcs11.CKO_CERTIFICATE],
      [pkcs11.CKA_CERTIFICATE_TYPE, pkcs11.CKC_X_509],
      [pkcs11.CKA_LABEL, 'Authentication'],
      [pkcs11.CKA_VALUE, value],
    ] as const;
    const module = createFakeModule(new Map<number, number | string | Buffer>(entries));
    expect(readCertificates(module, SESSION, ['authentication', 'signature'])).toEqual({});
  });
});
