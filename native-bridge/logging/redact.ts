/**
 * The net under the types that keep secrets out of the log: whatever looks like a national number, a PIN or personal
 * bytes is replaced, wherever it stands in a record.
 */
const SECRET_KEYS = /^(pin|puk|password|values|evidence|identity|nationalNumber|signature|certificate|photo)$/i;
/** 11 digits, with or without the usual separators of a national number (`YY.MM.DD-NNN.CC`). */
const NATIONAL_NUMBER = /(?<!\d)\d{2}[.\- ]?\d{2}[.\- ]?\d{2}[.\- ]?\d{3}[.\- ]?\d{2}(?!\d)/g;
/** Certificates, files and signatures in base64 carry names and numbers inside. */
const LONG_BASE64 = /[A-Za-z0-9+/_-]{120,}={0,2}/g;

export const REDACTED = '[redacted]';

export function redactText(text: string): string {
  return text.replace(NATIONAL_NUMBER, REDACTED).replace(LONG_BASE64, REDACTED);
}

/** A copy of a record fit for the log. Bytes are told by their length only; depth is bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number' || typeof value === 'bigint') return redactNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (value instanceof Error) return { name: value.name, message: redactText(value.message) };
  if (depth >= 6) return '[deep]';
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, SECRET_KEYS.test(key) ? REDACTED : redact(entry, depth + 1)]),
  );
}

function redactNumber(value: number | bigint): unknown {
  const text = String(value);
  return redactText(text) === text ? value : REDACTED;
}
