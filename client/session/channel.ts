import type { Method, MethodResult, Notification, OperationState, Params } from '../../contracts/page-messages.ts';
import { badRequest, clientError, type EidBridgeError } from '../errors.ts';
import { RESULT_GUARDS } from './answers.ts';
import { readFrame } from './frames.ts';
import { callSafely, type Listeners } from './listeners.ts';

/** Why a connection ended: by the page's `close()`, or not. `protocol-error`: the other side sent nonsense. */
export type CloseReason = 'closed-by-page' | 'connection-lost' | 'protocol-error';

/** Events of a connection. `card` and `reader` come only once the citizen has approved this site. */
export interface BridgeEvents {
  readonly card: Notification<'card'>;
  readonly reader: Notification<'reader'>;
  readonly operation: Notification<'operation'>;
  readonly close: { readonly reason: CloseReason };
}

export interface CallOptions {
  /** Rejects the call with `ERR_EID_ABORTED`; a running operation is cancelled in the bridge, its window closes. */
  readonly signal?: AbortSignal;
  /** Told what the citizen is being asked for while the operation runs. */
  readonly onOperation?: (state: OperationState) => void;
}

export interface Channel {
  readonly call: <M extends Method>(method: M, params: Params<M>, options?: CallOptions) => Promise<MethodResult<M>>;
  /** Ends the connection; every pending call is rejected. Harmless when closed already. */
  readonly close: (reason: CloseReason) => void;
}

interface PendingCall {
  readonly method: Method;
  readonly onOperation: CallOptions['onOperation'];
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: EidBridgeError) => void;
}

/** JSON-RPC 2.0 calls over one open socket, matched by id. */
export function openChannel(socket: WebSocket, emit: Listeners<BridgeEvents>['emit']): Channel {
  const pending = new Map<unknown, PendingCall>();
  let lastId = 0;
  let isOpen = true;

  /** The bridge runs one operation at a time: the oldest, the later ones get "busy". */
  const running = (): PendingCall | undefined =>
    [...pending.values()].find(({ method }) => method !== 'status' && method !== 'cancel');

  const rejectAll = (error: EidBridgeError): void => {
    for (const { reject } of pending.values()) reject(error);
  };

  const close = (reason: CloseReason): void => {
    if (!isOpen) return;
    isOpen = false;
    socket.close();
    rejectAll(clientError(reason === 'protocol-error' ? 'INCOMPATIBLE' : 'CONNECTION_LOST'));
    emit('close', { reason });
  };

  const call: Channel['call'] = async (method, params, { signal, onOperation } = {}) => {
    if (signal?.aborted) throw clientError('ABORTED');
    // A socket that is closing would take the frame and drop it.
    if (!isOpen || socket.readyState !== 1) throw clientError('CONNECTION_LOST');
    const id = ++lastId;
    const frame = toFrame({ jsonrpc: '2.0', id, method, params });
    const done = new AbortController();
    try {
      const result = await new Promise<unknown>((resolve, reject) => {
        const entry = { method, onOperation, resolve, reject };
        pending.set(id, entry);
        signal?.addEventListener(
          'abort',
          () => {
            // Notifications and `cancel` name no call, so only the running one may send it.
            if (running() === entry) void call('cancel', undefined).catch(() => undefined);
            reject(clientError('ABORTED'));
          },
          { signal: done.signal },
        );
        socket.send(frame);
      });
      const isResult: (value: unknown) => value is MethodResult<typeof method> = RESULT_GUARDS[method];
      if (isResult(result)) return result;
      throw clientError('INCOMPATIBLE');
    } finally {
      pending.delete(id);
      done.abort();
    }
  };

  socket.onclose = () => {
    close('connection-lost');
  };
  socket.onmessage = ({ data }) => {
    if (!isOpen) return;
    const frame = readFrame(data);
    if (frame === 'malformed') close('protocol-error');
    else if (frame === 'ignored') return;
    else if ('name' in frame) {
      if (frame.name === 'operation') callSafely(running()?.onOperation, frame.params.state);
      emit(frame.name, frame.params);
    } else if (frame.answer.ok) pending.get(frame.id)?.resolve(frame.answer.value);
    // Without an id the bridge could not read a request of ours: no pending call can count on its answer.
    else if (frame.id === null) rejectAll(frame.answer.error);
    else pending.get(frame.id)?.reject(frame.answer.error);
  };
  return { call, close };
}

function toFrame(request: unknown): string {
  try {
    return JSON.stringify(request);
  } catch {
    throw badRequest('parameters');
  }
}
