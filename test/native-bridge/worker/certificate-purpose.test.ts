import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { certificatePurpose } from '../../../native-bridge/worker/certificate-purpose.ts';
import { CITIZEN_IDS, loadCard } from '../../../simulator/cards.ts';
import { rootAuthority } from '../../../simulator/pki/authorities.ts';
import { issueCertificate } from '../../../simulator/pki/certificate.ts';
import { clientAuthentication, keyUsage, qualifiedStatements } from '../../../simulator/pki/extensions.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function certificate(...extensions: readonly Uint8Array[]): Uint8Array {
  const validity = { notBefore: new Date('2024-01-01T00:00:00Z'), notAfter: new Date('2034-01-01T00:00:00Z') };
  const content = { subject: [['CN', 'Somebody']] as const, publicKeyOf: privateKey, validity, extensions };
  return issueCertificate(content, rootAuthority('ec'));
}

describe('certificatePurpose', () => {
  it.each(CITIZEN_IDS)('knows the four of %s', async (citizen) => {
    const { certificates } = await loadCard(citizen);
    for (const name of ['authentication', 'signature', 'ca', 'root'] as const) {
      expect(certificatePurpose(certificates[name])).toBe(name);
    }
  });

  it.each([
    ['digitalSignature', [keyUsage('digitalSignature')], 'authentication'],
    ['digitalSignature for clients', [keyUsage('digitalSignature'), clientAuthentication()], 'authentication'],
    ['nonRepudiation', [keyUsage('nonRepudiation')], 'signature'],
    ['both', [keyUsage('digitalSignature', 'nonRepudiation')], 'signature'],
    ['neither', [keyUsage('cRLSign')], null],
    ['no key usage', [qualifiedStatements()], null],
  ] as const)('takes %s for what it is', (_, extensions, purpose) => {
    expect(certificatePurpose(certificate(...extensions))).toBe(purpose);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['zeros', new Uint8Array(100)],
    ['half of one', certificate(keyUsage('digitalSignature')).subarray(0, 100)],
  ])('has none for what is no certificate: %s', (_, der) => {
    expect(certificatePurpose(der)).toBeNull();
  });
});
