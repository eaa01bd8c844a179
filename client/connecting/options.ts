import { PORTS } from '../../contracts/endpoint.ts';
import { badRequest } from '../errors.ts';
import { callSafely } from '../session/listeners.ts';

/**
 * What happens, to show the page's visitor.
 *
 * - `connecting`: looking for the bridge; may come again after the two below.
 * - `browser-permission`: the browser's own question ("access other apps and services on this device") is open.
 * - `blocked`: the browser said no; a late "Allow" is still waited for, see `lateAllowTimeout`.
 * - `connected`: the bridge answered.
 */
export type ConnectPhase = 'connecting' | 'browser-permission' | 'blocked' | 'connected';

/** All times are in milliseconds; `Infinity` waits for ever (give a `signal` then). */
export interface ConnectOptions {
  /** Tried in this order on each host. Default: 27443, 27444, 27445. */
  readonly ports?: readonly number[];
  /** Loopback hosts, tried in this order. Default: `127.0.0.1` alone. */
  readonly hosts?: readonly ('127.0.0.1' | '[::1]' | 'localhost')[];
  /** Ends the attempt with `ERR_EID_ABORTED`. */
  readonly signal?: AbortSignal;
  readonly onPhase?: (phase: ConnectPhase) => void;
  /** For a socket to open, the time the browser's question is open not counted. Default 3 000. */
  readonly connectTimeout?: number;
  /** For the bridge's first answer on an open socket. Default 3 000. */
  readonly answerTimeout?: number;
  /** A socket still opening after this, while the permission is `prompt`, means the question is open. Default 300. */
  readonly promptDelay?: number;
  /** For the visitor to answer the browser's question. Default 120 000. */
  readonly permissionTimeout?: number;
  /** After a "Block" or a dismissed question, for the visitor to change his mind. Default 1 000. */
  readonly lateAllowTimeout?: number;
}

const DEFAULTS = {
  ports: PORTS,
  hosts: ['127.0.0.1'],
  connectTimeout: 3_000,
  answerTimeout: 3_000,
  promptDelay: 300,
  permissionTimeout: 120_000,
  lateAllowTimeout: 1_000,
} as const satisfies ConnectOptions;

export type Settings = ConnectOptions & Required<Omit<ConnectOptions, 'signal'>>;

/** @throws EidBridgeError `ERR_EID_INVALID_REQUEST` naming the bad option. */
export function readOptions(options: ConnectOptions): Settings {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings: Settings = {
    ...DEFAULTS,
    ...Object.fromEntries(given),
    onPhase: (phase) => {
      callSafely(options.onPhase, phase);
    },
  };
  for (const [name, value] of Object.entries(settings)) {
    if (/Timeout$|Delay$/.test(name) && !(Number(value) >= 0)) throw badRequest(name);
  }
  return settings;
}

/**
 * `host:port/` of each place to look, in order.
 *
 * @throws EidBridgeError `ERR_EID_INVALID_REQUEST`.
 */
export function listAddresses({ hosts, ports }: Settings): readonly string[] {
  const addresses = hosts.flatMap((host) => ports.map((port) => `${host}:${port}/`));
  if (addresses.length === 0 || !addresses.every((address) => URL.canParse(`ws://${address}`))) {
    throw badRequest('hosts or ports');
  }
  return addresses;
}
