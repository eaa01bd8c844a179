import forge from 'node-forge';

/**
 * The parts of node-forge's ASN.1 reader that certificates need; each reading function answers null where it does not
 * fit. The type is our own, lest users of the package need node-forge's types, and nothing but readDer makes one.
 */
export interface Asn1 {
  readonly tagClass: number;
  readonly type: number;
  readonly constructed: boolean;
  readonly value: string | readonly Asn1[];
}

interface ForgeAsn1 {
  readonly Class: Readonly<Record<'UNIVERSAL' | 'CONTEXT_SPECIFIC', number>>;
  readonly Type: Readonly<
    Record<
      | 'SEQUENCE'
      | 'SET'
      | 'OID'
      | 'OCTETSTRING'
      | 'BOOLEAN'
      | 'INTEGER'
      | 'UTCTIME'
      | 'GENERALIZEDTIME'
      | 'UTF8'
      | 'BMPSTRING',
      number
    >
  >;
  fromDer(bytes: string): Asn1;
  toDer(node: Asn1): { getBytes(): string };
  derToOid(bytes: string): string;
}

const asn1: ForgeAsn1 = forge.asn1;
const { Class, Type } = asn1;

/** @throws whatever node-forge throws on bytes that are not one whole DER value; callers turn that into a fault */
export function readDer(bytes: string): Asn1 {
  return asn1.fromDer(bytes);
}

export function children(node: Asn1 | undefined): readonly Asn1[] | null {
  return node !== undefined && node.constructed && Array.isArray(node.value) ? node.value : null;
}

export function sequence(node: Asn1 | undefined): readonly Asn1[] | null {
  return node !== undefined && isUniversal(node, Type.SEQUENCE) ? children(node) : null;
}

export function set(node: Asn1 | undefined): readonly Asn1[] | null {
  return node !== undefined && isUniversal(node, Type.SET) ? children(node) : null;
}

/** Content of an explicitly tagged field, as in `[3] EXPLICIT`. */
export function explicit(node: Asn1 | undefined, tag: number): Asn1 | null {
  if (node === undefined || !isTagged(node, tag)) return null;
  return children(node)?.[0] ?? null;
}

export function isTagged(node: Asn1, tag: number): boolean {
  return node.tagClass === Class.CONTEXT_SPECIFIC && node.type === tag;
}

export function oid(node: Asn1 | undefined): string | null {
  const bytes = primitive(node, Type.OID);
  return bytes === null || bytes === '' ? null : asn1.derToOid(bytes);
}

export function octets(node: Asn1 | undefined): string | null {
  return primitive(node, Type.OCTETSTRING);
}

export function boolean(node: Asn1 | undefined): boolean | null {
  const bytes = primitive(node, Type.BOOLEAN);
  if (bytes === '\xff') return true;
  return bytes === '\x00' ? false : null;
}

/** A non-negative INTEGER of at most four bytes: path lengths, never serial numbers. */
export function smallInteger(node: Asn1 | undefined): number | null {
  const bytes = primitive(node, Type.INTEGER);
  if (bytes === null || bytes.length === 0 || bytes.length > 4 || bytes.charCodeAt(0) > 0x7f) return null;
  return Buffer.from(bytes, 'latin1').readUIntBE(0, bytes.length);
}

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/** UTCTime or GeneralizedTime in the one form RFC 5280 section 4.1.2.5 allows; milliseconds since 1970. */
export function time(node: Asn1 | undefined): number | null {
  const utc = UTC_TIME.exec(primitive(node, Type.UTCTIME) ?? '');
  const parts = (utc ?? GENERALIZED_TIME.exec(primitive(node, Type.GENERALIZEDTIME) ?? ''))?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const century = utc === null ? 0 : year < 50 ? 2000 : 1900;
  const millis = Date.UTC(century + year, month - 1, day, hour, minute, second);
  return new Date(millis).getUTCMonth() === month - 1 ? millis : null;
}

/** Text of the string types that names are written in (RFC 5280 section 4.1.2.4). */
export function text(node: Asn1 | undefined): string | null {
  if (node?.tagClass !== Class.UNIVERSAL || typeof node.value !== 'string') return null;
  const bytes = Buffer.from(node.value, 'latin1');
  if (node.type === Type.UTF8) return bytes.toString('utf8');
  if (LATIN_1_STRINGS.has(node.type)) return bytes.toString('latin1');
  const utf16 = node.type === Type.BMPSTRING && bytes.length % 2 === 0;
  return utf16 ? bytes.swap16().toString('utf16le') : null;
}

/** PrintableString, T61String (node-forge has no name for it; Latin-1 in practice) and IA5String (X.680 section 8.6). */
const LATIN_1_STRINGS: ReadonlySet<number> = new Set([19, 20, 22]);

/** DER of a value, as a key to compare names by. */
export function encoded(node: Asn1): string {
  return asn1.toDer(node).getBytes();
}

function isUniversal(node: Asn1, type: number): boolean {
  return node.tagClass === Class.UNIVERSAL && node.type === type;
}

function primitive(node: Asn1 | undefined, type: number): string | null {
  const fits = node !== undefined && isUniversal(node, type) && !node.constructed && typeof node.value === 'string';
  return fits ? node.value : null;
}
