/**
 * One operation at a time: there is one citizen, one window and one PIN entry. An operation that is over but still
 * closes its card is no reason to refuse the next one: that one waits the moment it takes.
 */
export interface OperationSlot {
  /** The function that ends the operation once its clean-up settles, or null while another one runs. */
  take(): Promise<((cleanUp: Promise<unknown>) => void) | null>;
}

export function createOperationSlot(): OperationSlot {
  let state: 'free' | 'taken' | Promise<unknown> = 'free';
  return {
    take: async () => {
      if (state === 'taken') return null;
      const cleanUp = state;
      state = 'taken';
      if (cleanUp !== 'free') await cleanUp;
      return (next) => {
        state = next.catch(() => undefined);
      };
    },
  };
}
