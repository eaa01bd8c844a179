declare const brand: unique symbol;

/** A serialised origin (RFC 6454, section 6.2) that passed the gate: scheme, host, port if not the default. */
export type Origin = string & { readonly [brand]: 'Origin' };

/**
 * Accepts exactly the serialisation a browser sends: https, no user, path, query or trailing slash, punycode host,
 * no default port. `http://localhost[:port]` only for developers.
 */
export function parseOrigin(text: string | undefined, developerMode: boolean): Origin | null {
  if (text === undefined || text.length > 300 || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.origin !== text) return null;
  if (url.protocol === 'https:' && url.hostname !== '') return text as Origin;
  return developerMode && url.protocol === 'http:' && url.hostname === 'localhost' ? (text as Origin) : null;
}
