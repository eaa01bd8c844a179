import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../contracts/result.ts';

const REVOCATION_FLAGS = ['check', 'when-available', 'off'] as const;
export type RevocationFlag = (typeof REVOCATION_FLAGS)[number];

export interface Flags {
  readonly port: number;
  readonly origin?: string;
  readonly database: string;
  readonly bridgePorts?: readonly number[];
  /** Paths of DER or PEM certificates. */
  readonly testRoots: readonly string[];
  readonly revocation: RevocationFlag;
  /** `http://HOST:PORT`. */
  readonly revocationProxy?: string;
}

export const USAGE = `Usage: e-counter [options]

  --port PORT          port on this computer, 0 for a free one (default 8080)
  --origin ORIGIN      what citizens see in the address bar, like https://counter.example
                       (default http://localhost:PORT); https means a TLS proxy on this
                       computer, which must set or append X-Forwarded-For
  --database FILE      SQLite file, made where missing (default e-counter.db);
                       the commune's secret key is kept in FILE.key
  --bridge-ports LIST  ports on which pages look for eID Bridge, like 27443,27444
  --test-root FILE…    certificate (DER or PEM) of a test PKI to trust: never for real citizens
  --revocation HOW     stolen and lost cards: check (default; no log-in with a card while nobody
                       can say), when-available (log-in without the check then), or off
  --revocation-proxy URL
                       HTTP proxy for asking about cards, like http://proxy.example:3128
  --help               this text
`;

/** @returns what was asked for, `help`, or what is wrong with it in one line */
export function readFlags(args: readonly string[]): Result<Flags | 'help', string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help === true) return ok('help');
  // "--test-root A B" reads B as a positional; without --test-root there is nothing it could mean.
  if (positionals.length > 0 && values['test-root'] === undefined) return fail('unexpected argument');
  const port = readPort(values.port ?? '8080', 0);
  if (port === null) return fail('--port must be a number from 0 to 65535');
  const bridgePorts = values['bridge-ports']?.split(',').map((text) => readPort(text, 1));
  if (bridgePorts?.includes(null) === true) return fail('--bridge-ports must be numbers from 1 to 65535, with commas');
  const revocation = REVOCATION_FLAGS.find((flag) => flag === (values.revocation ?? 'check'));
  if (revocation === undefined) return fail('--revocation must be check, when-available or off');
  const revocationProxy = values['revocation-proxy'];
  return ok({
    port,
    revocation,
    ...(revocationProxy === undefined ? {} : { revocationProxy }),
    database: values.database ?? 'e-counter.db',
    testRoots: [...(values['test-root'] ?? []), ...positionals],
    ...(values.origin === undefined ? {} : { origin: values.origin }),
    ...(bridgePorts === undefined ? {} : { bridgePorts: bridgePorts.filter((number) => number !== null) }),
  });
}

function parse(args: readonly string[]): Result<ReturnType<typeof parseKnown>, string> {
  try {
    return ok(parseKnown(args));
  } catch (error) {
    // parseArgs has its own words for wrong usage; they quote nothing but the flags typed.
    return fail(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'wrong usage');
  }
}

function parseKnown(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      origin: { type: 'string' },
      database: { type: 'string' },
      'bridge-ports': { type: 'string' },
      revocation: { type: 'string' },
      'revocation-proxy': { type: 'string' },
      'test-root': { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
}

function readPort(text: string, least: number): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : -1;
  return port >= least && port <= 65_535 ? port : null;
}
