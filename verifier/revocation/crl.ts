import { CertificateRevocationList, IssuingDistributionPoint } from 'pkijs';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { Certificate } from '../certificate.ts';
import { derElements, type DerElement } from './der-elements.ts';
import { isSignedBy } from './signed-data.ts';

/** A list that its issuer signed (RFC 5280 section 5). */
export interface CheckedCrl {
  /** Content octets of the serial numbers, hexadecimal. */
  readonly revoked: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly nextUpdate: number;
}

const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';
const SKEW_MS = 15 * 60_000;
const TAG = { integer: 0x02, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30 } as const;

/** @returns the list, or what is wrong with it, in English for the operator. Never throws, whatever the bytes are. */
export function readCrl(der: Uint8Array, issuer: Certificate, now: number): Result<CheckedCrl, string> {
  try {
    return check(der, issuer, now);
  } catch {
    // The reader and the library throw on bytes that are no list; what they say is of no use to anyone.
    return fail('CRL: the list cannot be read');
  }
}

function check(der: Uint8Array, issuer: Certificate, now: number): Result<CheckedCrl, string> {
  const { tbs, entries, rest } = splitList(der);
  const list = CertificateRevocationList.fromBER(rest);
  const algorithm = list.signatureAlgorithm.algorithmId;
  const signature = list.signatureValue.valueBlock.valueHexView;
  if (!isSignedBy(issuer.publicKey, { tbs, algorithm, signature })) {
    return fail('CRL: not signed by the authority that issued the certificate');
  }
  if (!mayBeUsed(list)) return fail('CRL: a list for some certificates or reasons only, or with unknown extensions');
  const nextUpdate = list.nextUpdate?.value.getTime();
  if (list.thisUpdate.value.getTime() > now + SKEW_MS) return fail('CRL: a list of the future');
  if (nextUpdate === undefined) return fail('CRL: a list without nextUpdate');
  if (nextUpdate < now - SKEW_MS) return fail('CRL: the list is out of date');
  return ok({ revoked: serialNumbers(entries), nextUpdate });
}

interface SplitList {
  /** What is signed, the entries included. */
  readonly tbs: Uint8Array;
  /** Content of revokedCertificates. */
  readonly entries: Uint8Array;
  /** The list as a DER value of its own, without the entries: small, whatever the list is. */
  readonly rest: Uint8Array;
}

/** CertificateList and TBSCertList of RFC 5280 section 5.1: the entries are the SEQUENCE behind the last time. */
function splitList(der: Uint8Array): SplitList {
  const [list, ...behind] = derElements(der);
  const [tbs, ...signatureParts] = derElements(list?.content ?? new Uint8Array());
  if (list?.tag !== TAG.sequence || tbs === undefined || behind.length > 0) throw new RangeError('not one list');
  const fields = [...derElements(tbs.content)];
  const algorithm = fields.find(({ tag }) => tag === TAG.sequence);
  // Section 5.1.1.2: what is said outside of the signed part must be said inside.
  if (signatureParts.length !== 2 || !same(signatureParts[0], algorithm)) throw new RangeError('two algorithms');
  const lastTime = fields.findLastIndex(({ tag }) => tag === TAG.utcTime || tag === TAG.generalizedTime);
  const entries = fields.find(({ tag }, index) => index === lastTime + 1 && tag === TAG.sequence);
  const kept = fields.filter((field) => field !== entries);
  return {
    tbs: tbs.whole,
    entries: entries?.content ?? new Uint8Array(),
    rest: sequenceOf([sequenceOf(kept.map(wholeOf)), ...signatureParts.map(wholeOf)]),
  };
}

function same(one: DerElement | undefined, other: DerElement | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one.whole, other.whole) === 0;
}

const wholeOf = ({ whole }: DerElement): Uint8Array => whole;

function sequenceOf(parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  // The long form of the length, longer than DER has it: BER, which the library reads.
  return Buffer.concat([Uint8Array.of(TAG.sequence, 0x84), length, content]);
}

function serialNumbers(entries: Uint8Array): ReadonlySet<string> {
  const revoked = new Set<string>();
  for (const { tag, content } of derElements(entries)) {
    const [serialNumber] = derElements(content);
    if (tag !== TAG.sequence || serialNumber?.tag !== TAG.integer) throw new RangeError('not an entry');
    revoked.add(hex(serialNumber.content));
  }
  return revoked;
}

/** Critical extensions change what the list means (RFC 5280 section 5.2); deltas are critical, too. */
function mayBeUsed({ crlExtensions }: CertificateRevocationList): boolean {
  return (crlExtensions?.extensions ?? []).every(({ extnID, critical, parsedValue }) => {
    if (extnID !== ISSUING_DISTRIBUTION_POINT) return !critical;
    return (
      parsedValue instanceof IssuingDistributionPoint &&
      !parsedValue.onlyContainsCACerts &&
      !parsedValue.onlyContainsAttributeCerts &&
      !parsedValue.indirectCRL &&
      parsedValue.onlySomeReasons === undefined
    );
  });
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
