import { afterEach } from '@jest/globals';
import { startFakeBridge, type FakeBridge, type FakeBridgeOptions } from '../support/fake-bridge/fake-bridge.ts';

/** Call at the top of a test file: fake bridges that are closed after each test. */
export function useFakeBridges(): (options?: FakeBridgeOptions) => Promise<FakeBridge> {
  const open: FakeBridge[] = [];
  afterEach(async () => {
    for (const bridge of open.splice(0)) await bridge.close();
  });
  return async (options) => {
    const bridge = await startFakeBridge(options);
    open.push(bridge);
    return bridge;
  };
}
