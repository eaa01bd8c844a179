/**
 * Decodes standard padded base64 (RFC 4648 section 4) and nothing else: no blanks, no URL alphabet, no missing padding, no
 * loose bits at the end, so that one value has one spelling. Buffer's decoder passes over all of these; encoding again
 * tells whether it did.
 */
export function decodeBase64(text: string, maxBytes: number): Buffer | null {
  if (text.length % 4 !== 0 || text.length > Math.ceil(maxBytes / 3) * 4) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length <= maxBytes && bytes.toString('base64') === text ? bytes : null;
}
