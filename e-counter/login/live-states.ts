/** What the log-in page shows while a log-in goes on; the middle ones are the bridge's own operation states. */
export const LIVE_STATES = [
  'permission-ahead',
  'connecting',
  'permission-asked',
  'starting',
  'awaiting-consent',
  'awaiting-reader',
  'awaiting-card',
  'awaiting-pin',
  /** The PIN that was typed before was wrong. */
  'awaiting-pin-again',
  'reading',
  'signing',
  'checking',
  'done',
] as const;

export type LiveState = (typeof LIVE_STATES)[number];
