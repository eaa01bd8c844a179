import { utilityProcess } from 'electron';
import type { WorkerProcess } from '../../native-bridge/cards/worker-process.ts';

/** The card worker as a utility process: it ends with the app, and alone when vendor code crashes it. */
export function spawnUtilityWorker(entry: string, args: readonly string[]): WorkerProcess {
  // A vendor module's own chatter may hold a PIN (it happened): it goes nowhere.
  const child = utilityProcess.fork(entry, [...args], { serviceName: 'eID Bridge cards', stdio: 'ignore' });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => {
      if (!ended) child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code) => {
        listener(`exit ${code}`);
      });
    },
    end: () => {
      if (!ended) child.postMessage({ end: true });
    },
    kill: () => {
      // Its own kill() asks (SIGTERM); a call that hangs in a vendor's handler may not answer.
      if (process.platform !== 'win32' && child.pid !== undefined && !ended) process.kill(child.pid, 'SIGKILL');
      else child.kill();
    },
  };
}
