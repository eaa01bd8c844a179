import { boolean, octets, oid, readDer, sequence, smallInteger, type Asn1 } from './asn1.ts';

/** What RFC 5280 section 4.2 extensions say, as far as verifying needs it. */
export interface CertificateExtensions {
  /** null: the certificate has no key usage extension. */
  readonly keyUsage: { readonly digitalSignature: boolean; readonly keyCertSign: boolean } | null;
  /** null: no extended key usage extension. */
  readonly extendedKeyUsage: readonly string[] | null;
  readonly authority: boolean;
  /** Most authorities that may stand below this one; null: any number. */
  readonly pathLength: number | null;
  readonly policies: readonly string[];
  /** A critical extension that is not understood here: the certificate must not be accepted (section 4.2). */
  readonly unknownCritical: boolean;
}

const OID = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Extensions that may be critical without changing what is verified here. */
const HARMLESS_WHEN_CRITICAL: ReadonlySet<string> = new Set([
  '2.5.29.9', // subject directory attributes
  '2.5.29.14', // subject key identifier
  '2.5.29.17', // subject alternative name
  '2.5.29.18', // issuer alternative name
  '2.5.29.31', // CRL distribution points
  '2.5.29.35', // authority key identifier
  '1.3.6.1.5.5.7.1.1', // authority information access
  '1.3.6.1.5.5.7.1.3', // qualified certificate statements
]);

const NO_EXTENSIONS: CertificateExtensions = {
  keyUsage: null,
  extendedKeyUsage: null,
  authority: false,
  pathLength: null,
  policies: [],
  unknownCritical: false,
};

/** @returns null where an extension is malformed or present twice */
export function readExtensions(node: Asn1 | null): CertificateExtensions | null {
  if (node === null) return NO_EXTENSIONS;
  const list = sequence(node);
  if (list === null) return null;
  const result = { ...NO_EXTENSIONS };
  const seen = new Set<string>();
  for (const item of list) {
    const extension = readExtension(item);
    if (extension === null || seen.has(extension.id)) return null;
    seen.add(extension.id);
    const change = interpret(extension);
    if (change === null) return null;
    Object.assign(result, change);
  }
  return result;
}

interface RawExtension {
  readonly id: string;
  readonly critical: boolean;
  readonly value: string;
}

function readExtension(node: Asn1): RawExtension | null {
  const parts = sequence(node);
  if (parts === null || parts.length < 2 || parts.length > 3) return null;
  const id = oid(parts[0]);
  const critical = parts.length === 3 ? boolean(parts[1]) : false;
  const value = octets(parts.at(-1));
  return id === null || critical === null || value === null ? null : { id, critical, value };
}

function interpret({ id, critical, value }: RawExtension): Partial<CertificateExtensions> | null {
  switch (id) {
    case OID.keyUsage:
      return readKeyUsage(value);
    case OID.basicConstraints:
      return readBasicConstraints(value);
    case OID.extendedKeyUsage: {
      const extendedKeyUsage = readAll(sequence(readDer(value)), oid);
      return extendedKeyUsage === null ? null : { extendedKeyUsage };
    }
    case OID.certificatePolicies: {
      const policies = readAll(sequence(readDer(value)), (policy) => oid(sequence(policy)?.[0]));
      return policies === null ? null : { policies };
    }
    default:
      return critical && !HARMLESS_WHEN_CRITICAL.has(id) ? { unknownCritical: true } : {};
  }
}

/** BIT STRING (tag 03, length, unused bits, bits): bit 0 is digitalSignature, bit 5 keyCertSign. */
function readKeyUsage(value: string): Partial<CertificateExtensions> | null {
  const bytes = Buffer.from(value, 'latin1');
  const [tag, length, unusedBits = 8, bits = 0] = bytes;
  if (tag !== 0x03 || length !== bytes.length - 2 || bytes.length < 4 || unusedBits > 7) return null;
  return { keyUsage: { digitalSignature: (bits & 0x80) !== 0, keyCertSign: (bits & 0x04) !== 0 } };
}

function readBasicConstraints(value: string): Partial<CertificateExtensions> | null {
  const parts = sequence(readDer(value));
  if (parts === null || parts.length > 2) return null;
  if (parts.length === 0) return { authority: false };
  const authority = boolean(parts[0]);
  const pathLength = parts.length === 2 ? smallInteger(parts[1]) : null;
  if (authority === null || (parts.length === 2 && pathLength === null)) return null;
  return { authority, pathLength };
}

function readAll(list: readonly Asn1[] | null, read: (node: Asn1) => string | null): readonly string[] | null {
  if (list === null) return null;
  const values = list.map(read);
  return values.some((value) => value === null) ? null : values.filter((value) => value !== null);
}
