import type { KeyObject } from 'node:crypto';
import { encodeName, signatureAlgorithm, type Name } from '../pki/certificate.ts';
import { element, integer, sequence, utcTime } from '../pki/der.ts';
import { signedParts } from './signed.ts';

export interface CrlContent {
  readonly issuer: Name;
  readonly key: KeyObject;
  /** Content octets of the revoked certificates' serial numbers. */
  readonly revoked: readonly Uint8Array[];
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}

/** A list of revoked certificates (RFC 5280 section 5.1). @returns DER */
export function crlFile({ issuer, key, revoked, thisUpdate, nextUpdate }: CrlContent): Uint8Array {
  const entries = revoked.map((serialNumber) => sequence(element(0x02, serialNumber), utcTime(thisUpdate)));
  const tbs = sequence(
    integer(Uint8Array.of(1)),
    signatureAlgorithm(key),
    encodeName(issuer),
    utcTime(thisUpdate),
    utcTime(nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
  );
  return sequence(...signedParts(tbs, key));
}
