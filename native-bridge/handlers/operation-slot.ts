/** One operation at a time: there is one citizen, one window and one PIN entry. */
export interface OperationSlot {
  /** The function that frees the slot, or null while it is taken. */
  take(): (() => void) | null;
}

export function createOperationSlot(): OperationSlot {
  let taken = false;
  return {
    take: () => {
      if (taken) return null;
      taken = true;
      let freed = false;
      return () => {
        if (!freed) taken = false;
        freed = true;
      };
    },
  };
}
