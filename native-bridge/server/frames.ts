import { ERROR_FACTS, type EidError } from '../../contracts/errors.ts';
import { ERROR_TEXTS } from '../../contracts/error-texts.ts';
import type { Notification, NotificationName, RequestId } from '../../contracts/page-messages.ts';

export function resultFrame(id: RequestId, result: unknown): string {
  return JSON.stringify({ jsonrpc: '2.0', id, result });
}

/** The message is the code's own constant text; nothing from below ever reaches a page. */
export function errorFrame(id: RequestId | null, { code, triesLeft }: EidError): string {
  const { jsonRpcCode, retriable } = ERROR_FACTS[code];
  const data = triesLeft === undefined ? { code, retriable } : { code, retriable, triesLeft };
  return JSON.stringify({
    jsonrpc: '2.0',
    id,
    error: { code: jsonRpcCode, message: ERROR_TEXTS[code].cause.en, data },
  });
}

export function notificationFrame<N extends NotificationName>(method: N, params: Notification<N>): string {
  return JSON.stringify({ jsonrpc: '2.0', method, params });
}
