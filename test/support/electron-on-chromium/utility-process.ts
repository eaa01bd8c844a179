import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { orders } from './control.ts';

const PARENT_PORT = fileURLToPath(new URL('./parent-port.mjs', import.meta.url));

/** A forked process whose `process.parentPort` is a utility process's. */
class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(entry: string, args: readonly string[]) {
    super();
    this.#child = fork(entry, [...args], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', PARENT_PORT],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('exit', (code) => this.emit('exit', code ?? 1));
    orders.on('kill-worker', () => {
      this.#child.kill('SIGKILL');
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }
}

export const utilityProcess = {
  fork: (entry: string, args: readonly string[]): StandInUtilityProcess => new StandInUtilityProcess(entry, args),
};
