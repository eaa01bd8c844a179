import * as v from 'valibot';
import { unreachable } from '../../contracts/result.ts';
import {
  WORKER_CALLS,
  WorkerRequest,
  type WorkerCall,
  type WorkerMessage,
  type WorkerParams,
} from '../../contracts/worker-messages.ts';
import type { Channel } from './channel.ts';
import { createChosenAccess } from './chosen-access.ts';
import { createModuleWay } from './module-way.ts';
import { createDirectAccess } from './pcsc/direct-access.ts';
import type { Pcsc } from './pcsc/pcsc-port.ts';
import { CardFailure, toWorkerError } from './pkcs11/return-values.ts';
import { createReaderWatch } from './reader-watch.ts';
import { createServiceState } from './service-state.ts';
import type { WorkerArguments } from './worker-arguments.ts';

export interface WorkerParts extends WorkerArguments {
  readonly channel: Channel;
  /** Called once, at first need; null where the system has no PC/SC. */
  readonly openPcsc: () => Pcsc | null;
}

/** The card worker: calls of the bridge, one at a time, and word of each change of readers and cards. */
export function runWorker({ channel, openPcsc, modulePaths, way, readerName }: WorkerParts): void {
  let opened: Pcsc | null | undefined;
  const pcsc = (): Pcsc | null => (opened === undefined ? (opened = openPcsc()) : opened);

  const direct = createDirectAccess({
    connect: (name) => {
      const service = pcsc();
      if (service === null) throw new CardFailure('ERR_EID_SERVICE_UNAVAILABLE', 'no PC/SC library');
      return service.connect(name);
    },
  });
  const service = createServiceState(pcsc, direct.see);
  const access = createChosenAccess({ way, readerName, module: createModuleWay(modulePaths), direct, service });

  let queue = Promise.resolve();
  const inTurn = (work: () => Promise<void>): void => {
    queue = queue.then(work);
  };
  const watch = createReaderWatch(
    { list: access.listReaders, needsPolling: access.needsPolling, inTurn },
    (readers) => {
      channel.send({ event: 'readers', readers: [...readers] });
    },
  );
  service.onChange(() => {
    watch.look();
  });

  const perform = async (call: WorkerCall, given: unknown): Promise<unknown> => {
    switch (call) {
      case 'listReaders': {
        const readers = await access.listReaders();
        watch.saw(readers);
        return readers;
      }
      case 'describeAccess':
        return access.describeAccess();
      case 'watch':
        if (params(call, given).enabled) watch.start();
        else watch.stop();
        return null;
      case 'readCertificates':
        return access.readCertificates(params(call, given));
      case 'readIdentityFiles':
        return access.readIdentityFiles(params(call, given));
      case 'sign':
        try {
          return await access.sign(params(call, given));
        } finally {
          wipePins(given);
        }
      case 'changePin':
        try {
          return await access.changePin(params(call, given));
        } finally {
          wipePins(given);
        }
      case 'release':
        return access.release(params(call, given));
      default:
        return unreachable(call);
    }
  };

  const answer = async (request: WorkerRequest): Promise<WorkerMessage> => {
    try {
      return { id: request.id, ok: true, value: await perform(request.call, request.params) };
    } catch (thrown) {
      return { id: request.id, ok: false, error: toWorkerError(thrown) };
    }
  };

  channel.onMessage((message) => {
    const request = v.safeParse(WorkerRequest, message);
    // Only our own parent talks to us; a frame that is no request is a bug there and has no id to answer to.
    if (!request.success) return;
    inTurn(async () => {
      channel.send(await answer(request.output));
    });
  });

  channel.onClose(() => {
    watch.stop();
    access.close();
    opened?.close();
    process.exit(0);
  });
}

function params<C extends WorkerCall>(call: C, given: unknown): WorkerParams<C> {
  return v.parse(WORKER_CALLS[call].params, given);
}

/** Also where the rest of the call is wrong: the bytes came all the same. */
function wipePins(given: unknown): void {
  if (typeof given !== 'object' || given === null) return;
  const { pin, oldPin, newPin } = given as Readonly<Record<string, unknown>>;
  for (const secret of [pin, oldPin, newPin]) if (secret instanceof Uint8Array) secret.fill(0);
}
