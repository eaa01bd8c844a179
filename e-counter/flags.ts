import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../contracts/result.ts';

const REVOCATION_FLAGS = ['check', 'when-available', 'off'] as const;
export type RevocationFlag = (typeof REVOCATION_FLAGS)[number];

export interface Flags {
  readonly port: number;
  readonly host?: string;
  readonly origin?: string;
  readonly trustedProxy?: string;
  readonly database: string;
  readonly communeKeyFile?: string;
  readonly redis?: string;
  readonly bridgePorts?: readonly number[];
  /** Paths of DER or PEM certificates. */
  readonly testRoots: readonly string[];
  readonly revocation: RevocationFlag;
  /** `http://HOST:PORT`. */
  readonly revocationProxy?: string;
  readonly mail: MailFlags | null;
  readonly staff: readonly string[];
  readonly federal: FederalFlags | null;
  readonly kioskIdleSeconds: number | null;
}

export type MailFlags =
  | { readonly way: 'smtp'; readonly url: string; readonly from: string }
  | { readonly way: 'outbox'; readonly folder: string };

export interface FederalFlags {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What may hold a password is better given by the environment: command lines are seen by others on the computer. */
export const ENVIRONMENT = {
  database: 'E_COUNTER_DATABASE',
  redis: 'E_COUNTER_REDIS',
  smtp: 'E_COUNTER_SMTP',
  federalSecret: 'E_COUNTER_FEDERAL_SECRET',
} as const;

export const USAGE = `Usage: e-counter [options]

  --port PORT          port on this computer, 0 for a free one (default 8080)
  --host HOST          address to listen on (default localhost); another one needs --origin
  --origin ORIGIN      what citizens see in the address bar, like https://counter.example
                       (default http://localhost:PORT); https means a TLS proxy, which must set
                       or append X-Forwarded-For
  --trusted-proxy NET  address or network of that proxy (default this computer)
  --database PLACE     SQLite file, made where missing (default e-counter.db), or
                       postgresql://…; better in ${ENVIRONMENT.database}
  --commune-key-file FILE
                       the commune's secret key, 64 hexadecimal digits (default: made as
                       DATABASE.key beside an SQLite file; needed with PostgreSQL)
  --redis URL          sessions and challenges live there, for several instances;
                       better in ${ENVIRONMENT.redis}
  --bridge-ports LIST  ports on which pages look for eID Bridge, like 27443,27444
  --smtp URL           mail server, smtp://user:password@host:587; better in ${ENVIRONMENT.smtp}
  --mail-from ADDRESS  the commune's address, needed with --smtp
  --outbox FOLDER      mails become files there, instead of --smtp: for trying out
                       (without either, no accounts with e-mail and password are offered)
  --staff LIST         e-mail addresses of the commune's staff, with commas
  --federal-issuer URL --federal-client ID
                       provider of the federal keys (OpenID Connect); the secret is in
                       ${ENVIRONMENT.federalSecret}
  --kiosk [--kiosk-idle SECONDS]
                       ?kiosk makes a browser one that many people use (default 60 seconds)
  --test-root FILE…    certificate (DER or PEM) of a test PKI to trust: never for real citizens
  --revocation HOW     stolen and lost cards: check (default; no log-in with a card while nobody
                       can say), when-available (log-in without the check then), or off
  --revocation-proxy URL
                       HTTP proxy for asking about cards, like http://proxy.example:3128
  --help               this text
`;

type Environment = Readonly<Record<string, string | undefined>>;

/** @returns what was asked for, `help`, or what is wrong with it in one line */
export function readFlags(args: readonly string[], environment: Environment = {}): Result<Flags | 'help', string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help === true) return ok('help');
  // "--test-root A B" reads B as a positional; without --test-root there is nothing it could mean.
  if (positionals.length > 0 && values['test-root'] === undefined) return fail('unexpected argument');
  const port = readPort(values.port ?? '8080', 0);
  if (port === null) return fail('--port must be a number from 0 to 65535');
  if (values.host !== undefined && values.origin === undefined) return fail('--host needs --origin');
  const bridgePorts = values['bridge-ports']?.split(',').map((text) => readPort(text, 1));
  if (bridgePorts?.includes(null) === true) return fail('--bridge-ports must be numbers from 1 to 65535, with commas');
  const revocation = REVOCATION_FLAGS.find((flag) => flag === (values.revocation ?? 'check'));
  if (revocation === undefined) return fail('--revocation must be check, when-available or off');
  const mail = readMail(values, environment);
  if (!mail.ok) return mail;
  const federal = readFederal(values, environment);
  if (!federal.ok) return federal;
  const idle = values['kiosk-idle'] ?? '60';
  if (!/^[1-9]\d{0,3}$/.test(idle)) return fail('--kiosk-idle must be a number of seconds');
  return ok({
    port,
    database: values.database ?? environment[ENVIRONMENT.database] ?? 'e-counter.db',
    testRoots: [...(values['test-root'] ?? []), ...positionals],
    revocation,
    mail: mail.value,
    staff: (values.staff ?? '').split(',').filter((address) => address !== ''),
    federal: federal.value,
    kioskIdleSeconds: values.kiosk === true ? Number(idle) : null,
    ...given('host', values.host),
    ...given('origin', values.origin),
    ...given('trustedProxy', values['trusted-proxy']),
    ...given('communeKeyFile', values['commune-key-file']),
    ...given('redis', values.redis ?? environment[ENVIRONMENT.redis]),
    ...given('revocationProxy', values['revocation-proxy']),
    ...(bridgePorts === undefined ? {} : { bridgePorts: bridgePorts.filter((number) => number !== null) }),
  });
}

type Values = ReturnType<typeof parseKnown>['values'];

function readMail(values: Values, environment: Environment): Result<MailFlags | null, string> {
  const url = values.smtp ?? environment[ENVIRONMENT.smtp];
  const { outbox } = values;
  const from = values['mail-from'];
  if (url !== undefined && outbox !== undefined) return fail('--smtp and --outbox exclude each other');
  if (outbox !== undefined) return ok({ way: 'outbox', folder: outbox });
  if (url === undefined) return ok(null);
  if (from === undefined) return fail('--smtp needs --mail-from');
  return /^smtps?:\/\//.test(url) ? ok({ way: 'smtp', url, from }) : fail('--smtp must be like smtp://host:587');
}

function readFederal(values: Values, environment: Environment): Result<FederalFlags | null, string> {
  const issuer = values['federal-issuer'];
  const clientId = values['federal-client'];
  const clientSecret = environment[ENVIRONMENT.federalSecret];
  if (issuer === undefined && clientId === undefined) return ok(null);
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    return fail(`--federal-issuer, --federal-client and ${ENVIRONMENT.federalSecret} go together`);
  }
  return URL.canParse(issuer) ? ok({ issuer, clientId, clientSecret }) : fail('--federal-issuer must be an address');
}

/** For options that are left out where nothing was given. */
function given<K extends string>(name: K, value: string | undefined): Readonly<Partial<Record<K, string>>> {
  const option: Partial<Record<K, string>> = {};
  if (value !== undefined) option[name] = value;
  return option;
}

function parse(args: readonly string[]): Result<ReturnType<typeof parseKnown>, string> {
  try {
    return ok(parseKnown(args));
  } catch (error) {
    // parseArgs has its own words for wrong usage; they quote nothing but the flags typed.
    return fail(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'wrong usage');
  }
}

const text = { type: 'string' } as const;

/** As `parseArgs` wants them; all are in {@link USAGE}. */
export const OPTIONS = {
  port: text,
  host: text,
  origin: text,
  'trusted-proxy': text,
  database: text,
  'commune-key-file': text,
  redis: text,
  'bridge-ports': text,
  smtp: text,
  'mail-from': text,
  outbox: text,
  staff: text,
  'federal-issuer': text,
  'federal-client': text,
  kiosk: { type: 'boolean' },
  'kiosk-idle': text,
  revocation: text,
  'revocation-proxy': text,
  'test-root': { type: 'string', multiple: true },
  help: { type: 'boolean' },
} as const;

function parseKnown(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
}

function readPort(text: string, least: number): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : -1;
  return port >= least && port <= 65_535 ? port : null;
}
