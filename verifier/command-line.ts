import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readSavedLogin } from './saved-login.ts';
import type { Revocation } from './revocation/options.ts';
import { ok, fail, type Result } from '../contracts/result.ts';

export const USAGE = `usage: verify --token FILE --nonce NONCE --origin ORIGIN --ca FILE[,FILE…]
              [--no-ocsp] [--proxy URL] [--clock ISO-DATE] [--formats FORMAT[,FORMAT…]] [--disallowed-policies OID[,OID…]]

  --token     a JSON file: the login token, or the log-in a page posted, { "authToken": …, "chain": … }, chain or not
  --nonce     the challenge the token answers
  --origin    the site's origin, like https://commune.example
  --ca        trusted authorities of any level, PEM or DER
  --no-ocsp   do not ask (by OCSP, then CRL) whether the card is revoked
  --proxy     HTTP proxy to ask through, like http://proxy.example:3128
  --clock     verify as if at this time, like 2026-01-31T12:00:00Z
  --formats   accepted token formats instead of web-eid:1.0; <digits> stands for a number, as in web-eid:1.<digits>
  --disallowed-policies
              certificate policies that may not log in, like 1.3.6.1.4.1.10015.1.3
  --help      this text

Prints one line of JSON: {"valid":true,"subject":{…}} or {"valid":false,"code":"ERR_VERIFY_…"}.
Exit status: 0 valid, 1 not valid, 2 wrong usage.`;

/** What to verify, with the files read. */
export interface Command {
  readonly kind: 'verify';
  /** JSON text, or an object out of one. */
  readonly token: unknown;
  /** As saved with the token; absent where it came alone. */
  readonly chain?: unknown;
  readonly nonce: string;
  readonly origin: string;
  readonly authorities: readonly Uint8Array[];
  readonly clock: Date | undefined;
  readonly formats: readonly string[] | undefined;
  readonly disallowedPolicies: readonly string[];
  readonly revocation: Revocation;
}

/** @returns the command, or what is wrong with it, for people */
export async function readCommand(
  args: readonly string[],
): Promise<Result<Command | { readonly kind: 'help' }, string>> {
  const options = parseOptions(args);
  if (!options.ok) return options;
  if (options.value.help === true) return ok({ kind: 'help' });
  const { token, nonce, origin, ca, clock: clockText, formats } = options.value;
  if (token === undefined || nonce === undefined || origin === undefined || ca === undefined) {
    return fail('--token, --nonce, --origin and --ca are required');
  }
  const clock = clockText === undefined ? undefined : readClock(clockText);
  if (clock === null) return fail('--clock is no ISO date that exists, like 2026-01-31 or 2026-01-31T12:00:00Z');
  const saved = await readGivenFile('--token', token);
  if (!saved.ok) return saved;
  const authorities: Uint8Array[] = [];
  for (const path of list(ca)) {
    const file = await readGivenFile('--ca', path);
    if (!file.ok) return file;
    authorities.push(...certificatesIn(file.value));
  }
  return ok({
    kind: 'verify',
    ...readSavedLogin(saved.value.toString('utf8')),
    nonce,
    origin,
    authorities,
    clock,
    formats: formats === undefined ? undefined : list(formats),
    disallowedPolicies: list(options.value['disallowed-policies'] ?? ''),
    revocation: revocationFrom(options.value),
  });
}

async function readGivenFile(flag: '--token' | '--ca', path: string): Promise<Result<Buffer, string>> {
  try {
    return ok(await readFile(path));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return fail(`${flag} ${path}: ${missing ? 'there is no such file' : 'this file cannot be read'}`);
  }
}

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Date alone takes "garbage 1" for a day in 2001, and the 30th of February for one in March. */
function readClock(value: string): Date | null {
  const day = ISO_DATE.exec(value)?.[1];
  if (day === undefined) return null;
  const dayItself = new Date(day);
  const clock = new Date(value);
  const exists = !Number.isNaN(dayItself.getTime()) && dayItself.toISOString().startsWith(day);
  return exists && !Number.isNaN(clock.getTime()) ? clock : null;
}

const text = { type: 'string' } as const;

function parseOptions(args: readonly string[]): Result<ReturnType<typeof parse>, string> {
  try {
    return ok(parse(args));
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'wrong options');
  }
}

function revocationFrom(options: ReturnType<typeof parse>): Revocation {
  if (options['no-ocsp'] === true) return 'off';
  return options.proxy === undefined ? {} : { proxy: options.proxy };
}

function parse(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      token: text,
      nonce: text,
      origin: text,
      ca: text,
      clock: text,
      formats: text,
      'disallowed-policies': text,
      proxy: text,
      'no-ocsp': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  return values;
}

function list(value: string): readonly string[] {
  return value.split(',').filter((item) => item !== '');
}

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** PEM files may hold several certificates (RFC 7468); anything else is taken for DER. */
function certificatesIn(file: Buffer): readonly Uint8Array[] {
  const blocks = [...file.toString('latin1').matchAll(PEM_CERTIFICATE)];
  return blocks.length === 0 ? [file] : blocks.map(([, base64 = '']) => Buffer.from(base64, 'base64'));
}
