import type { Origin } from '../origin.ts';
import type { ApprovalStore } from '../policy/approved-origins-file.ts';

/** Which sites may use the bridge without the first-visit question. Nothing is remembered without a consent. */
export interface OriginApprovals {
  isApproved(origin: Origin): boolean;
  /** False where the administrator restricts the sites and this one is not among them. */
  isAllowed(origin: Origin): boolean;
  remember(origin: Origin): void;
  /** Forgets an origin the citizen approved; its open connections are told and closed. */
  revoke(origin: Origin): void;
  list(): readonly Origin[];
  onRevoked(listener: (origin: Origin) => void): void;
  /** Told after an origin was remembered, until the function returned is called. */
  onApproved(listener: () => void): () => void;
}

export function createOriginApprovals(options: {
  /** Approved by the administrator (policy) or the command line; the citizen cannot revoke these. */
  readonly preApproved: readonly Origin[];
  /** Only the pre-approved ones are served at all. */
  readonly onlyPreApproved: boolean;
  readonly store: ApprovalStore;
}): OriginApprovals {
  const fixed = new Set<string>(options.preApproved);
  const remembered = new Set<string>(options.store.load());
  const listeners: ((origin: Origin) => void)[] = [];
  const approvalListeners = new Set<() => void>();
  return {
    isAllowed: (origin) => !options.onlyPreApproved || fixed.has(origin),
    isApproved: (origin) => fixed.has(origin) || (!options.onlyPreApproved && remembered.has(origin)),
    remember: (origin) => {
      if (fixed.has(origin) || remembered.has(origin)) return;
      remembered.add(origin);
      options.store.save([...remembered]);
      for (const listener of approvalListeners) listener();
    },
    revoke: (origin) => {
      if (!remembered.delete(origin)) return;
      options.store.save([...remembered]);
      for (const listener of listeners) listener(origin);
    },
    list: () => [...remembered] as Origin[],
    onRevoked: (listener) => {
      listeners.push(listener);
    },
    onApproved: (listener) => {
      approvalListeners.add(listener);
      return () => approvalListeners.delete(listener);
    },
  };
}
