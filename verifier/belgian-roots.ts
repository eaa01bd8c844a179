/** A root recognised by its certificate's SHA-256, so that nobody has to maintain a trust store. */
export interface RootPin {
  /** SHA-256 of the DER certificate, 64 hexadecimal digits, upper or lower case. */
  readonly sha256: string;
  /** Name for people, never used to verify. */
  readonly name?: string;
  /** Last day of validity as published, for people; the certificate's own dates are what counts. */
  readonly validUntil?: string;
}

/** Self-signed roots of the Belgian eID; values compared in two public trust stores. */
export const BELGIAN_ROOT_PINS: readonly RootPin[] = [
  {
    name: 'Belgium Root CA2 (2011 re-issue)',
    validUntil: '2028-01-28',
    sha256: 'C34CD7245B341E7C8A24010CCF17E543F0665BE53C912FD13DCF5FC6781B4CF6',
  },
  {
    name: 'Belgium Root CA3',
    validUntil: '2028-01-28',
    sha256: 'A8D14E945E3E5156BCAE5E39737CF6A1B1F51028BBBF982F50CE5F4C05568B4D',
  },
  {
    name: 'Belgium Root CA4',
    validUntil: '2028-01-28',
    sha256: 'C3FBF37259AF0954EEEA4282DD1C7226A54E7150F7C29A2C495BA34DBFE09CA0',
  },
  {
    name: 'Belgium Root CA4 (re-issue)',
    validUntil: '2032-10-22',
    sha256: '702DD5C1A093CF0A9D71FADD9BF9A7C5857D89FB73B716E867228B3C2BEB968F',
  },
  {
    name: 'Belgium Root CA6',
    validUntil: '2040-06-03',
    sha256: '9C872BC979A7C09A58D4A274C199E5CB16CFA9B9618D98BC9A9988E984B8495C',
  },
];
