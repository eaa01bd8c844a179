import * as v from 'valibot';
import {
  WORKER_CALLS,
  WorkerRequest,
  type WorkerCall,
  type WorkerMessage,
  type WorkerParams,
} from '../../contracts/worker-messages.ts';
import { unreachable } from '../../contracts/result.ts';
import type { CardAccess } from './card-access.ts';
import { openChannel } from './channel.ts';
import { createPkcs11Access } from './pkcs11/pkcs11-access.ts';
import { loadPkcs11Module } from './pkcs11/pkcs11-module.ts';
import { toWorkerError } from './pkcs11/return-values.ts';
import { createReaderWatch } from './reader-watch.ts';

/** The card worker: the only process that loads vendor code. Its arguments are the module paths to try, in order. */
const modulePaths = process.argv.slice(2);
const channel = openChannel();

let loaded: CardAccess | undefined;
/** Loading is tried again at the next call: the citizen may have installed the middleware meanwhile. */
const access = (): CardAccess => (loaded ??= createPkcs11Access(loadPkcs11Module(modulePaths)));

const watch = createReaderWatch(
  () => access().listReaders(),
  (readers) => {
    channel.send({ event: 'readers', readers });
  },
);

function params<C extends WorkerCall>(call: C, given: unknown): WorkerParams<C> {
  return v.parse(WORKER_CALLS[call].params, given);
}

async function perform(call: WorkerCall, given: unknown): Promise<unknown> {
  switch (call) {
    case 'listReaders':
      return access().listReaders();
    case 'watch':
      if (params(call, given).enabled) watch.start();
      else watch.stop();
      return null;
    case 'readCertificates':
      return access().readCertificates(params(call, given));
    case 'readIdentityFiles':
      return access().readIdentityFiles(params(call, given));
    case 'sign':
      try {
        const parsed = params(call, given);
        return await access().sign(parsed);
      } finally {
        wipePin(given);
      }
    case 'release':
      return loaded === undefined ? null : loaded.release(params(call, given));
    default:
      return unreachable(call);
  }
}

/** Also where the rest of the call is wrong: the bytes came all the same. */
function wipePin(given: unknown): void {
  if (typeof given !== 'object' || given === null || !('pin' in given)) return;
  if (given.pin instanceof Uint8Array) given.pin.fill(0);
}

async function answer(request: WorkerRequest): Promise<WorkerMessage> {
  try {
    return { id: request.id, ok: true, value: await perform(request.call, request.params) };
  } catch (thrown) {
    return { id: request.id, ok: false, error: toWorkerError(thrown) };
  }
}

let queue = Promise.resolve();
channel.onMessage((message) => {
  const request = v.safeParse(WorkerRequest, message);
  // Only our own parent talks to us; a frame that is no request is a bug there and has no id to answer to.
  if (!request.success) return;
  queue = queue.then(async () => {
    channel.send(await answer(request.output));
  });
});

channel.onClose(() => {
  watch.stop();
  loaded?.close();
  process.exit(0);
});
