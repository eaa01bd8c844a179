import type { Page } from 'playwright-core';
import type * as Library from '../../../client/index.ts';

export interface Outcome {
  readonly code: string;
  readonly phases: readonly string[];
  readonly result: unknown;
}

/** Connects from inside the page and logs in; `code` is the error's or `ok`. The page's `phases` grow meanwhile. */
export function logInFrom(
  page: Page,
  options: Omit<Library.ConnectOptions, 'signal' | 'onPhase'>,
  challengeNonce: string,
): Promise<Outcome> {
  return page.evaluate(
    async ({ connectOptions, nonce }) => {
      const path = '/index.js';
      const { connect, EidBridgeError } = (await import(path)) as typeof Library;
      const phases: string[] = [];
      Object.assign(globalThis, { phases });
      try {
        const bridge = await connect({ ...connectOptions, onPhase: (phase) => phases.push(phase) });
        const result = await bridge.authenticate({ challengeNonce: nonce }, { signal: AbortSignal.timeout(5_000) });
        bridge.close();
        return { code: 'ok', phases, result };
      } catch (error) {
        return { code: error instanceof EidBridgeError ? error.code : `raw ${String(error)}`, phases, result: null };
      }
    },
    { connectOptions: options, nonce: challengeNonce },
  );
}
