import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PORTS } from '../contracts/endpoint.ts';
import { fail, ok, type Result } from '../contracts/result.ts';
import { WAY_CHOICES, type WayChoice } from '../contracts/worker-messages.ts';
import { LOG_LEVELS, type LogLevel } from './logging/log.ts';

export interface BinOptions {
  readonly ports: readonly number[];
  /** Absolute path. */
  readonly module: string | undefined;
  readonly way: WayChoice | undefined;
  /** The only reader to look at. */
  readonly reader: string | undefined;
  readonly policy: string | undefined;
  readonly allowOrigins: readonly string[];
  readonly logLevel: LogLevel | undefined;
}

export type BinCommand =
  | { readonly kind: 'run'; readonly options: BinOptions }
  | { readonly kind: 'revoke-origin'; readonly origin: string }
  | { readonly kind: 'list-origins' | 'version' | 'help' };

export const BIN_HELP = `Usage: npm run bridge -- [options]

Lets web pages log a citizen in with the eID card in this computer's reader.
Prints "listening ws://127.0.0.1:PORT" when ready; asks in this terminal.

  --port N            port to listen on; 0 picks a free one (default: ${PORTS.join(', ')}, the first free one)
  --module FILE       PKCS#11 module (default: the Belgian middleware's, then OpenSC's, where installed)
  --way WAY           ${WAY_CHOICES.join(', ')} (default: auto, the module where it serves the card, else the card's own
                      commands; pkcs11 where --module names one)
  --reader NAME       the only reader to look at
  --policy FILE       policy file, where the computer has none of its own
  --allow-origin URL  a site that need not be approved at its first visit; may be repeated
  --log-level LEVEL   ${LOG_LEVELS.join(', ')} (default: info); the log goes to stderr
  --list-origins      print the sites you approved, and end
  --revoke-origin URL forget an approved site, and end; a running bridge hears of it at its next start
  --version           print the version
  --help              print this text
`;

/** @returns what to do, or a sentence that says what is wrong with the flags. */
export function parseBinOptions(args: readonly string[]): Result<BinCommand, string> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (thrown) {
    return fail(thrown instanceof Error ? thrown.message : 'wrong options');
  }
  if (values.help === true) return ok({ kind: 'help' });
  if (values.version === true) return ok({ kind: 'version' });
  if (values['list-origins'] === true) return ok({ kind: 'list-origins' });
  if (values['revoke-origin'] !== undefined) return ok({ kind: 'revoke-origin', origin: values['revoke-origin'] });
  const ports = values.port === undefined ? PORTS : parsePort(values.port);
  if (ports === null) return fail(`--port ${values.port ?? ''}: not a port number (0 to 65535)`);
  const logLevel = LOG_LEVELS.find((level) => level === values['log-level']);
  if (values['log-level'] !== undefined && logLevel === undefined) {
    return fail(`--log-level ${values['log-level']}: not one of ${LOG_LEVELS.join(', ')}`);
  }
  const way = WAY_CHOICES.find((choice) => choice === values.way);
  if (values.way !== undefined && way === undefined) {
    return fail(`--way ${values.way}: not one of ${WAY_CHOICES.join(', ')}`);
  }
  return ok({
    kind: 'run',
    options: {
      ports,
      module: absolute(values.module),
      way,
      reader: values.reader,
      policy: absolute(values.policy),
      allowOrigins: values['allow-origin'] ?? [],
      logLevel,
    },
  });
}

function parse(args: readonly string[]): {
  port?: string;
  module?: string;
  way?: string;
  reader?: string;
  policy?: string;
  'allow-origin'?: string[];
  'log-level'?: string;
  'list-origins'?: boolean;
  'revoke-origin'?: string;
  version?: boolean;
  help?: boolean;
} {
  return parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      module: { type: 'string' },
      way: { type: 'string' },
      reader: { type: 'string' },
      policy: { type: 'string' },
      'allow-origin': { type: 'string', multiple: true },
      'log-level': { type: 'string' },
      'list-origins': { type: 'boolean' },
      'revoke-origin': { type: 'string' },
      version: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  }).values;
}

/** @returns the one port, or null for what is no port number. */
export function parsePort(text: string): readonly [number] | null {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? [port] : null;
}

function absolute(path: string | undefined): string | undefined {
  return path === undefined || isAbsolute(path) ? path : resolve(path);
}
