import { fileURLToPath } from 'node:url';

/** The worker's entry point beside this file: TypeScript in the source tree, a bundle of its own when built. */
export function workerEntry(): string {
  const here = import.meta.url;
  return fileURLToPath(new URL(here.endsWith('.ts') ? './worker/main.ts' : './worker.js', here));
}
