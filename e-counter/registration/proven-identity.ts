/**
 * What was proved and the form uses, by the National Register's signatures or, for the name alone, by the certificate
 * that logged in: never the national number, the card number or the photo, although the evidence contained them.
 */
export interface ProvenIdentity {
  /** The card, or the federal key's provider. */
  readonly source: 'eid' | 'federal';
  readonly surname: string | null;
  /** All given names as on the card, or as in the certificate. */
  readonly givenNames: string | null;
  /** ISO 8601 with the card's precision. */
  readonly birthDate: string | null;
  readonly sex: 'M' | 'F' | null;
  readonly address: ProvenAddress | null;
}

export interface ProvenAddress {
  /** The card's one line. */
  readonly line: string;
  readonly street: string;
  readonly number: string;
  readonly box: string;
  /** Whether the split is plain from the line; where not, the citizen is asked to look. */
  readonly splitIsSure: boolean;
  readonly postalCode: string;
  readonly municipality: string;
}

/** The given names up to the first blank; compound names are written with a hyphen on the card. */
export function firstGivenName(givenNames: string | null): string {
  return givenNames?.trim().split(/\s+/u)[0] ?? '';
}
