/** What `--token` names: a token as it is, or the body of a log-in that a server kept. */
export interface SavedLogin {
  readonly token: unknown;
  readonly chain?: unknown;
}

/** Anything but a log-in's body counts as a token: verifying it says what is wrong with it. */
export function readSavedLogin(text: string): SavedLogin {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return { token: text };
  }
  if (typeof saved !== 'object' || saved === null || !('authToken' in saved)) return { token: text };
  return { token: saved.authToken, ...('chain' in saved ? { chain: saved.chain } : {}) };
}
