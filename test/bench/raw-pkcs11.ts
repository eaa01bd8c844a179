import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { SoftHsmToken } from '../../simulator/token/softhsm-token.ts';
import { PIN, type KeyName } from './world.ts';

/**
 * `sign-only`: C_SignInit and C_Sign on a session that stays logged in. `login` and `signature`: open a session, log
 * in, find the key, sign, log out, close, with the key of that role; the signature key is one that asks for the PIN
 * before each signature.
 */
export type RawWork = 'sign-only' | 'login' | 'signature';

/** pkcs11js alone in a process of its own, on the same card as the bridge. */
export interface RawPkcs11 {
  /** Milliseconds, measured inside that process. */
  run(): Promise<number>;
  stop(): Promise<void>;
}

export async function startRawPkcs11(token: SoftHsmToken, key: KeyName, work: RawWork): Promise<RawPkcs11> {
  const child = fork(new URL('./raw-pkcs11-child.ts', import.meta.url), [token.modulePath, PIN, key, work], {
    env: { ...process.env, ...token.env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const answer = async (): Promise<number> => {
    const [message] = (await once(child, 'message')) as [number];
    return message;
  };
  await answer();
  return {
    run: () => {
      const next = answer();
      child.send('run');
      return next;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
