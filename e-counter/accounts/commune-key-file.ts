import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { COMMUNE_KEY_BYTES } from './account-key.ts';

/**
 * Reads the commune's key, or makes one at the first start. The file (hexadecimal, readable by its owner only) must be
 * kept apart from back-ups of the database: who has both can work out national numbers.
 *
 * @throws Error where the file cannot be read or holds no key
 */
export function readOrCreateCommuneKey(file: string): Uint8Array {
  try {
    // "wx" never overwrites: losing the key would make every citizen a stranger.
    writeFileSync(file, `${randomBytes(COMMUNE_KEY_BYTES).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('the commune key file holds no key');
  return Buffer.from(text, 'hex');
}

function isAlreadyThere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}
