/** What a source says of one certificate. `why` is English for the operator's log and names nobody. */
export type SourceAnswer =
  | {
      readonly kind: 'good' | 'revoked';
      /** Until when the source stands by it, milliseconds since 1970. */
      readonly until: number;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unavailable' | 'invalid'; readonly why: string };

export function unavailable(why: string): SourceAnswer {
  return { kind: 'unavailable', why };
}

export function invalid(why: string): SourceAnswer {
  return { kind: 'invalid', why };
}
