import { loadPcscLibrary } from '../../native-bridge/worker/pcsc/pcsc-library.ts';
import type { PcscState } from '../../native-bridge/worker/pcsc/pcsc-port.ts';
import { createSystemPcsc } from '../../native-bridge/worker/pcsc/system-pcsc.ts';

/** What the PC/SC service makes of our readers: it looks at a virtual one a few times a second only. */
export interface SeenByService {
  /** Resolves when the service says so of the first or second reader; a mute card is a card too. */
  card(reader: 1 | 2, state: 'absent' | 'present'): Promise<void>;
  stop(): void;
}

export function seeByService(): SeenByService {
  const pcsc = createSystemPcsc(loadPcscLibrary());
  const listeners = new Set<(state: PcscState) => void>();
  let latest: PcscState | undefined;
  const stop = pcsc.watch((state) => {
    latest = state;
    for (const listener of [...listeners]) listener(state);
  });
  const isSo = (number: 1 | 2, wanted: 'absent' | 'present', state: PcscState | undefined): boolean => {
    if (state?.service !== 'running') return false;
    const found = state.readers[number - 1];
    return found !== undefined && (found.card === 'absent') === (wanted === 'absent');
  };
  return {
    card: (number, wanted) =>
      new Promise((resolve) => {
        const listener = (state: PcscState): void => {
          if (!isSo(number, wanted, state)) return;
          listeners.delete(listener);
          resolve();
        };
        if (isSo(number, wanted, latest)) resolve();
        else listeners.add(listener);
      }),
    stop: () => {
      stop();
      pcsc.close();
    },
  };
}
