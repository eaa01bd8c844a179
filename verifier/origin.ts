/**
 * Is this exactly the text a browser sends as the origin of a secure page (RFC 6454 section 6.2)? https, or plain http
 * to localhost for developers; lower case, no default port, no path, no trailing slash, names in their ASCII form.
 */
export function isSerialisedOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost');
  return secure && url.origin === text;
}
