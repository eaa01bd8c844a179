import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { encoded, explicit, isTagged, oid, readDer, sequence, set, text, time, type Asn1 } from './asn1.ts';
import { readExtensions, type CertificateExtensions } from './certificate-extensions.ts';

/** A certificate, parsed twice on purpose: OpenSSL for its key and signature, ASN.1 for what its extensions say. */
export interface Certificate {
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string;
  /** DER of the names, to compare by. */
  subjectName(): string;
  readonly issuerName: string;
  /** First value of each attribute of the subject by its OID. */
  readonly subject: ReadonlyMap<string, string>;
  /** Milliseconds since 1970, both inclusive (RFC 5280 section 4.1.2.5). */
  readonly notBefore: number;
  readonly notAfter: number;
  /** OID of the algorithm its issuer signed it with. */
  readonly signatureAlgorithm: string;
  readonly extensions: CertificateExtensions;
}

export const MAX_CERTIFICATE_BYTES = 8 * 1024;

/** Reads exactly one DER certificate; null for anything else (PEM, trailing bytes, malformed fields). */
export function readCertificate(der: Uint8Array): Certificate | null {
  if (der.length > MAX_CERTIFICATE_BYTES || derLength(der) !== der.length) return null;
  try {
    const fields = readFields(readDer(Buffer.from(der.buffer, der.byteOffset, der.length).toString('latin1')));
    if (fields === null) return null;
    const x509 = new X509Certificate(der);
    return { ...fields, x509, publicKey: x509.publicKey, fingerprint: sha256Hex(der) };
  } catch {
    // OpenSSL and node-forge both throw on bytes they cannot read; what they say is of no use to anyone.
    return null;
  }
}

/** Cards store certificates with zeros behind them; reads the DER length and stops there. */
export function withoutPadding(file: Uint8Array): Uint8Array {
  const length = derLength(file);
  if (length === null || length > file.length) return file;
  return file.subarray(length).every((byte) => byte === 0) ? file.subarray(0, length) : file;
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Length of a DER SEQUENCE with its header (X.690 section 8.1.3). */
function derLength(bytes: Uint8Array): number | null {
  const [tag, first = 0x80, second = 0, third = 0] = bytes;
  if (tag !== 0x30) return null;
  if (first < 0x80) return first + 2;
  if (first === 0x81) return second + 3;
  return first === 0x82 ? second * 256 + third + 4 : null;
}

type Fields = Omit<Certificate, 'x509' | 'publicKey' | 'fingerprint'>;

function readFields(certificate: Asn1): Fields | null {
  const [tbs, outerAlgorithm] = sequence(certificate) ?? [];
  const all = sequence(tbs) ?? [];
  const fields = all[0] !== undefined && isTagged(all[0], 0) ? all.slice(1) : all;
  const [, innerAlgorithm, issuer, validity, subject, , ...rest] = fields;
  const signatureAlgorithm = oid(sequence(innerAlgorithm)?.[0]);
  const [notBefore, notAfter] = (sequence(validity) ?? []).map(time);
  const attributes = readName(subject);
  const extensionsField = rest.find((node) => isTagged(node, 3));
  const extensions = readExtensions(explicit(extensionsField, 3));
  if (signatureAlgorithm === null || oid(sequence(outerAlgorithm)?.[0]) !== signatureAlgorithm) return null;
  if (typeof notBefore !== 'number' || typeof notAfter !== 'number') return null;
  if (issuer === undefined || subject === undefined || attributes === null || extensions === null) return null;
  return {
    subjectName: () => encoded(subject),
    issuerName: encoded(issuer),
    subject: attributes,
    notBefore,
    notAfter,
    signatureAlgorithm,
    extensions,
  };
}

function readName(node: Asn1 | undefined): ReadonlyMap<string, string> | null {
  const relativeNames = sequence(node);
  if (relativeNames === null) return null;
  const attributes = new Map<string, string>();
  for (const relativeName of relativeNames) {
    for (const attribute of set(relativeName) ?? []) {
      const [type, value] = sequence(attribute) ?? [];
      const id = oid(type);
      const content = text(value);
      if (id !== null && content !== null && !attributes.has(id)) attributes.set(id, content);
    }
  }
  return attributes;
}
