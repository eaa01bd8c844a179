/** A page opens `eid-bridge:wake` to start the program; it carries nothing, so that a link can ask for nothing else. */
export const WAKE_SCHEME = 'eid-bridge';

/** What a start of the program asks for. */
export type StartRequest = 'wake' | 'hidden' | 'quit' | 'open';

/** Flag of the entry that starts the program with the computer. */
export const HIDDEN_FLAG = '--hidden';

/**
 * What a start, or the second start of a running program, asks for. Systems hand a link over as an argument: one that is not
 * exactly ours is no reason to do anything, not even to show a window.
 *
 * @param args of the command line, the program's own path left out
 */
export function startRequest(args: readonly string[]): StartRequest {
  if (args.some((arg) => arg.toLowerCase().startsWith(`${WAKE_SCHEME}:`))) return 'wake';
  if (args.includes('--quit')) return 'quit';
  return args.includes(HIDDEN_FLAG) ? 'hidden' : 'open';
}
