import { randomBytes } from 'node:crypto';
import type { Context } from './context.ts';
import { VerificationError } from './errors.ts';

const NONCE_BYTES = 32;
const MAX_SESSION_ID_CHARACTERS = 512;

export async function issueChallenge({ settings }: Context, sessionId: string): Promise<string> {
  if (!isSessionId(sessionId)) throw new VerificationError('ERR_VERIFY_SESSION_INVALID');
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  try {
    await settings.challenges.put(sessionId, { nonce, issuedAt: settings.clock().getTime() });
  } catch (cause) {
    throw new VerificationError('ERR_VERIFY_CHALLENGE_STORE_FAILED', { cause });
  }
  return nonce;
}

export function isSessionId(sessionId: unknown): sessionId is string {
  return typeof sessionId === 'string' && sessionId !== '' && sessionId.length <= MAX_SESSION_ID_CHARACTERS;
}
