import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { COMMUNE_KEY_BYTES } from './account-key.ts';

/**
 * Reads the commune's key from `DATABASE.key`; for a new database it is made. The file (hexadecimal, readable by its
 * owner only) must be kept apart from back-ups of the database: who has both can work out national numbers.
 *
 * @param database path of the SQLite file
 * @throws Error where the file cannot be read, holds no key, or is missing beside a database that was filled under it
 */
export function communeKeyBeside(database: string): Uint8Array {
  const file = `${database}.key`;
  if (!existsSync(file)) {
    if (isFilled(database)) {
      throw new Error(
        `the database ${database} is there, but its commune key ${file} is missing: put the key back, a new one would make every citizen a stranger`,
      );
    }
    makeKey(file);
  }
  return readCommuneKey(file);
}

/**
 * @param file 64 hexadecimal digits, as `openssl rand -hex 32` writes them
 * @throws Error where the file cannot be read or holds no key
 */
export function readCommuneKey(file: string): Uint8Array {
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${file} holds no commune key (64 hexadecimal digits)`);
  return Buffer.from(text, 'hex');
}

function makeKey(file: string): void {
  try {
    // "wx" never overwrites: another process may make it at this very moment, and its key counts then.
    writeFileSync(file, `${randomBytes(COMMUNE_KEY_BYTES).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
}

function isAlreadyThere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}

function isFilled(database: string): boolean {
  return (statSync(database, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
