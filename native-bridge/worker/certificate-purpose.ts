import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import type { CertificateName } from '../../contracts/worker-messages.ts';

/** [3] EXPLICIT Extensions of a TBSCertificate (RFC 5280, section 4.1). */
const CERTIFICATE_EXTENSIONS_TAG = 3;
const KEY_USAGE_OID = '2.5.29.15';
const CLIENT_AUTH_OID = '1.3.6.1.5.5.7.3.2';

/**
 * What a certificate of an unknown token is for (RFC 5280, sections 4.2.1.3 and 4.2.1.9), or null where it is for
 * nothing we do. nonRepudiation marks the signature key: it never authenticates.
 */
export function certificatePurpose(der: Uint8Array): CertificateName | null {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(der);
  } catch {
    return null;
  }
  if (certificate.ca) return certificate.subject === certificate.issuer ? 'root' : 'ca';
  const usage = keyUsageBits(der);
  if (usage === null) return null;
  if (usage.nonRepudiation) return 'signature';
  // Node names the extended usages `keyUsage`; absent means any.
  const extended = certificate.keyUsage as string[] | undefined;
  const mayAuthenticate = extended === undefined || extended.includes(CLIENT_AUTH_OID);
  return usage.digitalSignature && mayAuthenticate ? 'authentication' : null;
}

function keyUsageBits(der: Uint8Array): { digitalSignature: boolean; nonRepudiation: boolean } | null {
  const root = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(der).toString('binary')));
  const tbs = children(root)[0];
  const extensions = children(tbs).find(
    (node) =>
      node.tagClass === forge.asn1.Class.CONTEXT_SPECIFIC && (node.type as number) === CERTIFICATE_EXTENSIONS_TAG,
  );
  for (const extension of children(children(extensions)[0])) {
    const parts = children(extension);
    const oid = parts[0]?.value;
    if (typeof oid !== 'string' || forge.asn1.derToOid(oid) !== KEY_USAGE_OID) continue;
    const octets = parts.at(-1)?.value;
    if (typeof octets !== 'string') return null;
    const bits = Buffer.from(octets, 'binary').at(3) ?? 0;
    return { digitalSignature: (bits & 0x80) !== 0, nonRepudiation: (bits & 0x40) !== 0 };
  }
  return null;
}

function children(node: forge.asn1.Asn1 | undefined): forge.asn1.Asn1[] {
  return Array.isArray(node?.value) ? node.value : [];
}
