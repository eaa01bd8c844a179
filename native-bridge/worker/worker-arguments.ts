import { isAbsolute } from 'node:path';
import { WAY_CHOICES, type WayChoice } from '../../contracts/worker-messages.ts';

/** What the worker is told when it is started; never anything from a page. */
export interface WorkerArguments {
  /** PKCS#11 modules to try, in order. */
  readonly modulePaths: readonly string[];
  readonly way: WayChoice;
  /** The only reader to look at, where an administrator fixed one. */
  readonly readerName: string | null;
}

const WAY = '--way=';
const READER = '--reader=';

/** The way is `pkcs11` where none is named. */
export function parseWorkerArguments(args: readonly string[]): WorkerArguments {
  const way = valueOf(args, WAY);
  return {
    modulePaths: args.filter((argument) => isAbsolute(argument)),
    way: WAY_CHOICES.find((choice) => choice === way) ?? 'pkcs11',
    readerName: valueOf(args, READER) ?? null,
  };
}

function valueOf(args: readonly string[], flag: string): string | undefined {
  return args.find((argument) => argument.startsWith(flag))?.slice(flag.length);
}
