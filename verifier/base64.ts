const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Decodes standard padded base64 (RFC 4648 section 4) and nothing else: no blanks, no URL alphabet, no missing
 * padding, no loose bits at the end, so that one value has one spelling.
 */
export function decodeBase64(text: string, maxBytes: number): Buffer | null {
  if (text.length % 4 !== 0 || text.length > Math.ceil(maxBytes / 3) * 4 || !BASE64.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length <= maxBytes && bytes.toString('base64') === text ? bytes : null;
}
