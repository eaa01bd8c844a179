import type { OperationState } from '../../client/index.ts';

/** What the page can show while a log-in goes on; a test holds it against the server's texts. */
export type ShownState =
  | 'permission-ahead'
  | 'connecting'
  | 'permission-asked'
  | 'starting'
  | OperationState
  | 'awaiting-pin-again'
  | 'checking'
  | 'done';
