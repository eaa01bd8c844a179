import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSoftHsmToken, type SoftHsmToken } from '../../simulator/token/softhsm-token.ts';

export const PIN = '135790';
export const ORIGIN = 'https://bench.example';
export const OTHER_ORIGIN = 'https://stranger.example';

/** One card of each key type, each alone on a token of its own. */
export const CITIZENS = { 'RSA-2048': 'fr-rsa', 'P-384': 'nl-p384' } as const;
export type KeyName = keyof typeof CITIZENS;

export type TokenUser = 'bridge' | 'raw-sign-only' | 'raw-login' | 'raw-signature';

/** What the measures of one run share. */
export interface World {
  /** Fewer runs: to see that it works, not to quote. */
  readonly quick: boolean;
  /** Empty; stands in for the user's home, and is removed at the end. */
  readonly folder: string;
  /**
   * A token with the same card for each process that uses one at the same time: SoftHSM writes the token's file at each
   * login, and a process that reads it in that moment fails.
   */
  readonly token: (key: KeyName, user?: TokenUser) => Promise<SoftHsmToken>;
  readonly close: () => Promise<void>;
}

export async function createWorld(quick: boolean): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'eid-bridge-bench-'));
  const tokens = new Map<string, Promise<SoftHsmToken>>();
  const make = async (key: KeyName, name: string): Promise<SoftHsmToken> => {
    const made = await createSoftHsmToken({ folder: join(folder, name), citizens: [CITIZENS[key]], pin: PIN });
    if (!made.ok) throw new Error(`no SoftHSM token: ${made.error.kind}`);
    return made.value;
  };
  return {
    quick,
    folder,
    token: (key, user = 'bridge') => {
      const name = `${key}-${user}`;
      const token = tokens.get(name) ?? make(key, name);
      tokens.set(name, token);
      return token;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
