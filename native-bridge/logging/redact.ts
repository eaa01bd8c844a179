/**
 * The net under the types that keep secrets out of the log: whatever looks like a national number, a PIN or personal
 * bytes is replaced, wherever it stands in a record.
 */
const SECRET_KEYS = /^(values|evidence|identity|nationalNumber|signature|certificate|photo)$/i;
const SECRET_WORDS: readonly string[] = ['pin', 'puk', 'password'];
/** `pinPad` and `pinEntry` say how a PIN is given, not which. */
const HARMLESS_WORDS: readonly string[] = ['pad', 'entry'];
/** 11 digits, however they are separated (usually `YY.MM.DD-NNN.CC`). */
const NATIONAL_NUMBER =
  /(?<!\d)\d{2}[^\dA-Za-z]{0,3}\d{2}[^\dA-Za-z]{0,3}\d{2}[^\dA-Za-z]{0,3}\d{3}[^\dA-Za-z]{0,3}\d{2}(?!\d)/g;
/** Certificates, files and signatures in base64 carry names and numbers inside. */
const LONG_BASE64 = /[A-Za-z0-9+/_-]{120,}={0,2}/g;

export const REDACTED = '[redacted]';

export function redactText(text: string): string {
  return text.replace(NATIONAL_NUMBER, REDACTED).replace(LONG_BASE64, REDACTED);
}

/** A copy of a record fit for the log, and for JSON. Bytes are told by their length only; depth is bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number') return redactNumber(value);
  if (typeof value === 'bigint') return redactText(String(value));
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Error) return { name: redactText(value.name), message: redactText(value.message) };
  if (depth >= 6) return '[deep]';
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      redactText(key),
      isSecretKey(key) ? REDACTED : redact(entry, depth + 1),
    ]),
  );
}

function redactNumber(value: number): unknown {
  const text = String(value);
  return redactText(text) === text ? value : REDACTED;
}

function isSecretKey(key: string): boolean {
  if (SECRET_KEYS.test(key)) return true;
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => SECRET_WORDS.includes(word)) && !words.some((word) => HARMLESS_WORDS.includes(word));
}
