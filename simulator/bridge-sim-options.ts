import { parseArgs } from 'node:util';
import { PORTS } from '../contracts/endpoint.ts';
import { fail, ok, type Result } from '../contracts/result.ts';
import type { WayChoice } from '../contracts/worker-messages.ts';
import { parsePort } from '../native-bridge/bin-options.ts';
import { LOG_LEVELS, type LogLevel } from '../native-bridge/logging/log.ts';

export interface BridgeSimOptions {
  readonly ports: readonly number[];
  readonly module: string | undefined;
  readonly way: WayChoice;
  readonly pin: string;
  readonly allowOrigins: readonly string[];
  readonly cardWaitMs: number;
  readonly logLevel: LogLevel;
}

export const BRIDGE_SIM_HELP = `Usage: npm run bridge:sim -- [options]

The bridge with a prompter that approves and types the PIN by itself: for tests and development only.

  --port N            port to listen on; 0 picks a free one (default: ${PORTS.join(', ')})
  --module FILE       any PKCS#11 library (default: the Belgian middleware's, then OpenSC's)
  --direct            no PKCS#11 library: the Belgian card by its own commands over PC/SC
  --pin N             the PIN to type (default: 1234)
  --allow-origin URL  a site whose requests are approved, http://localhost[:port] included; may be repeated
  --card-wait SEC     how long to wait for a reader or card (default: 30)
  --log-level LEVEL   ${LOG_LEVELS.join(', ')} (default: warn)
  --help              print this text
`;

/** @returns what to do, or what is wrong with the flags in one line. */
export function parseBridgeSimOptions(args: readonly string[]): Result<BridgeSimOptions | 'help', string> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch {
    return fail('unknown option, or an option without its value');
  }
  if (values.help === true) return ok('help');
  const ports = values.port === undefined ? PORTS : parsePort(values.port);
  if (ports === null) return fail('--port takes a number from 0 to 65535');
  const seconds = Number(values['card-wait'] ?? '30');
  if (!(seconds >= 0 && seconds <= 3600)) return fail('--card-wait takes seconds, 3600 at most');
  if (values.direct === true && values.module !== undefined) return fail('--direct and --module exclude each other');
  const logLevel = LOG_LEVELS.find((level) => level === (values['log-level'] ?? 'warn'));
  if (logLevel === undefined) return fail(`--log-level takes one of: ${LOG_LEVELS.join(', ')}`);
  return ok({
    ports,
    module: values.module,
    way: values.direct === true ? 'direct' : values.module === undefined ? 'auto' : 'pkcs11',
    pin: values.pin ?? '1234',
    allowOrigins: values['allow-origin'] ?? [],
    cardWaitMs: seconds * 1000,
    logLevel,
  });
}

function parse(args: readonly string[]): {
  port?: string;
  module?: string;
  direct?: boolean;
  pin?: string;
  'allow-origin'?: string[];
  'card-wait'?: string;
  'log-level'?: string;
  help?: boolean;
} {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: [...args],
    options: {
      port: text,
      module: text,
      direct: { type: 'boolean' },
      pin: text,
      'allow-origin': { type: 'string', multiple: true },
      'card-wait': text,
      'log-level': text,
      help: { type: 'boolean' },
    },
  }).values;
}
