import type { Notification, NotificationName } from '../../contracts/page-messages.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import { isErrorCode } from '../error-codes.ts';
import { clientError, EidBridgeError } from '../errors.ts';
import { isRecord, NOTIFICATION_GUARDS } from './answers.ts';

type AnyNotification = {
  [N in NotificationName]: { readonly name: N; readonly params: Notification<N> };
}[NotificationName];

/** What one frame of the bridge turned out to be. `ignored`: a notification that a newer bridge may send. */
export type Frame =
  | { readonly id: unknown; readonly answer: Result<unknown, EidBridgeError> }
  | AnyNotification
  | 'ignored'
  | 'malformed';

/** Reads one JSON-RPC 2.0 frame; never throws. */
export function readFrame(data: unknown): Frame {
  const frame = parse(data);
  if (!isRecord(frame) || frame['jsonrpc'] !== '2.0') return 'malformed';
  const { id, method, params, result, error } = frame;
  if (isRecord(error)) return { id, answer: fail(readError(error['data'])) };
  if (result !== undefined) return { id, answer: ok(result) };
  if (typeof method !== 'string') return 'malformed';
  return isNotificationName(method) && NOTIFICATION_GUARDS[method](params)
    ? ({ name: method, params } as AnyNotification)
    : 'ignored';
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(data as string);
  } catch {
    return undefined;
  }
}

function isNotificationName(name: string): name is NotificationName {
  return Object.hasOwn(NOTIFICATION_GUARDS, name);
}

/** A code this version does not know still says that the call failed. */
function readError(data: unknown): EidBridgeError {
  if (!isRecord(data)) return clientError('INCOMPATIBLE');
  const { code, retriable, triesLeft } = data;
  return new EidBridgeError(
    isErrorCode(code) ? code : 'ERR_EID_INTERNAL',
    retriable === true,
    typeof triesLeft === 'number' ? triesLeft : undefined,
  );
}
