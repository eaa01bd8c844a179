import type { RawData, WebSocket } from 'ws';
import type { EidError } from '../../contracts/errors.ts';
import type { RequestId } from '../../contracts/page-messages.ts';
import { fail, type Result } from '../../contracts/result.ts';
import type { CallContext, HandlerServices, PeerProgram } from '../handlers/handler.ts';
import { METHOD_HANDLERS } from '../handlers/method-handlers.ts';
import { watchReaderEvents } from '../handlers/reader-events.ts';
import type { Origin } from '../origin.ts';
import { createFrameAllowance } from './frame-allowance.ts';
import { parseFrame, type ParsedCall } from './frame-parser.ts';
import { errorFrame, notificationFrame, resultFrame } from './frames.ts';
import type { ServerLimits } from './limits.ts';

/** Close codes of RFC 6455, section 7.4.1, as we use them. */
export const CLOSE = { goingAway: 1001, unsupportedData: 1003, policyViolation: 1008, tryAgainLater: 1013 } as const;

const PAGE_CANCELS: EidError = { code: 'ERR_EID_USER_CANCELLED' };

/** One page on one socket: frames in, calls to handlers, answers and events out. Ends with the socket. */
export interface Session {
  readonly origin: Origin;
  /** No call of its page is waiting. */
  isIdle(): boolean;
  close(code: number): void;
}

export function startSession(
  socket: WebSocket,
  origin: Origin,
  program: () => Promise<PeerProgram | null>,
  services: HandlerServices,
  limits: ServerLimits,
): Session {
  const pending = new Set<RequestId>();
  const running = new Set<AbortController>();
  const withinRate = createFrameAllowance(services.clock, limits.frameBurst, limits.framesPerSecond);
  let faulty = 0;
  let stopWatching: (() => void) | undefined;

  const send = (frame: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > limits.maxBufferedBytes) socket.terminate();
    else socket.send(frame);
  };

  const fault = (id: RequestId | null, error: EidError): void => {
    faulty += 1;
    if (faulty > limits.maxFaultyFrames) socket.close(CLOSE.policyViolation);
    else send(errorFrame(id, error));
  };

  const receive = (data: RawData, binary: boolean): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (binary) {
      socket.close(CLOSE.unsupportedData);
      return;
    }
    if (!withinRate()) {
      socket.close(CLOSE.policyViolation);
      return;
    }
    const parsed = parseFrame(textOf(data));
    if (!parsed.ok) {
      fault(parsed.error.id, parsed.error.error);
      return;
    }
    const { id } = parsed.value;
    if (pending.has(id)) fault(id, { code: 'ERR_EID_INVALID_REQUEST' });
    else if (pending.size >= limits.maxPendingCalls && parsed.value.method !== 'cancel')
      send(errorFrame(id, { code: 'ERR_EID_BUSY' }));
    else void serve(parsed.value);
  };

  const serve = async (call: ParsedCall): Promise<void> => {
    pending.add(call.id);
    const controller = new AbortController();
    const cancellable = call.method !== 'status' && call.method !== 'cancel';
    if (cancellable) running.add(controller);
    const result = await perform(call, {
      ...services,
      origin,
      program,
      signal: controller.signal,
      notifyState: (state) => {
        send(notificationFrame('operation', { state }));
      },
      cancelRunning,
    });
    pending.delete(call.id);
    running.delete(controller);
    send(result.ok ? resultFrame(call.id, result.value) : errorFrame(call.id, result.error));
  };

  const perform = async (call: ParsedCall, context: CallContext): Promise<Result<unknown, EidError>> => {
    try {
      // The parser paired method and parameters; the table pairs method and handler.
      return await METHOD_HANDLERS[call.method](context, call.params as never);
    } catch (thrown) {
      services.log.error('handler-failed', { method: call.method, error: thrown });
      return fail({ code: 'ERR_EID_INTERNAL' });
    }
  };

  const cancelRunning = (): boolean => {
    const cancelled = running.size > 0;
    for (const controller of running) controller.abort(PAGE_CANCELS);
    return cancelled;
  };

  /** Card and reader events are for sites the citizen approved, and only while their page is connected. */
  const watchIfApproved = (): void => {
    if (stopWatching !== undefined || socket.readyState !== socket.OPEN) return;
    if (!services.approvals.isApproved(origin)) return;
    stopWatching = watchReaderEvents(services.cards, (change) => {
      send(
        change.method === 'card'
          ? notificationFrame('card', change.params)
          : notificationFrame('reader', change.params),
      );
    });
  };

  socket.on('message', receive);
  // ws closes the socket itself after a protocol error; the listener only keeps it from being thrown.
  socket.on('error', (error) => {
    services.log.debug('socket-error', { reason: 'code' in error ? error.code : error.name });
  });
  const stopHearing = services.approvals.onApproved(watchIfApproved);
  socket.once('close', () => {
    cancelRunning();
    stopHearing();
    stopWatching?.();
    stopWatching = undefined;
  });
  watchIfApproved();

  return {
    origin,
    isIdle: () => pending.size === 0,
    close: (code) => {
      cancelRunning();
      socket.close(code);
    },
  };
}

/** ws gives one Buffer a message unless told otherwise; the type allows for its other ways. */
function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString();
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data).toString();
}
