const MINOR_VERSION = '<digits>';

/**
 * Makes the test for accepted formats. A format is compared in full; `<digits>` in it stands for a decimal number
 * without leading zeros, so `web-eid:1.<digits>` accepts `web-eid:1.0` and `web-eid:1.10`, not `web-eid:1.` or
 * `web-eid:1.0TEST` (released Web eID libraries accept any prefix).
 */
export function formatAcceptance(formats: readonly string[]): (format: string) => boolean {
  const patterns = formats.map((format) => new RegExp(`^${format.split(MINOR_VERSION).map(escape).join(NUMBER)}$`));
  return (format) => patterns.some((pattern) => pattern.test(format));
}

const NUMBER = '(?:0|[1-9][0-9]{0,5})';

function escape(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
