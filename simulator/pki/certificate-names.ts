/** Parts of a certificate that PKCS#11 wants beside it, each a complete DER element. */
export interface CertificateNames {
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  readonly serialNumber: Uint8Array;
}

/** Cuts the parts out of a certificate of this PKI (RFC 5280 section 4.1; the version is always written). */
export function certificateNames(der: Uint8Array): CertificateNames {
  const tbs = contents(contents(der));
  const [, serialNumber, , issuer, , subject] = elements(tbs);
  if (serialNumber === undefined || issuer === undefined || subject === undefined) {
    throw new Error('not a certificate of the test PKI');
  }
  return { subject, issuer, serialNumber };
}

function elements(bytes: Uint8Array): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const { end } = extent(bytes.subarray(at));
    found.push(bytes.subarray(at, at + end));
    at += end;
  }
  return found;
}

function contents(bytes: Uint8Array): Uint8Array {
  const { start, end } = extent(bytes);
  return bytes.subarray(start, end);
}

function extent(bytes: Uint8Array): { readonly start: number; readonly end: number } {
  const first = bytes[1] ?? 0;
  if (first < 0x80) return { start: 2, end: 2 + first };
  const octets = bytes.subarray(2, 2 + (first & 0x7f));
  const length = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const start = 2 + octets.length;
  return { start, end: start + length };
}
