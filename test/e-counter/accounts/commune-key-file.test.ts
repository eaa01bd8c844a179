import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { communeKeyBeside, readCommuneKey } from '../../../e-counter/accounts/commune-key-file.ts';
import { openStorage } from '../../../e-counter/storage/open-storage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const database = (): string => join(folder, 'a.db');
const keyFile = (): string => `${database()}.key`;
const readKey = (): Uint8Array => communeKeyBeside(database());

async function fill(communeKey: Uint8Array): Promise<void> {
  const storage = await openStorage({ location: database(), communeKey, onLost: () => undefined });
  await storage.close();
}

it('is made once, for a new database, readable by its owner only', async () => {
  const key = readKey();
  expect(key).toHaveLength(32);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  await fill(key);
  expect(statSync(database()).mode & 0o777).toBe(0o600);
  expect(readKey()).toEqual(key);
});

it('is made for a file that is there but holds nothing yet', () => {
  writeFileSync(database(), '');
  expect(readKey()).toHaveLength(32);
});

it('is not made beside a database that was filled under another: the missing file is named', async () => {
  await fill(readKey());
  rmSync(keyFile());
  expect(readKey).toThrow(`the database ${database()} is there, but its commune key ${keyFile()} is missing`);
  expect(existsSync(keyFile())).toBe(false);
});

it.each(['', 'not a key', 'ab'.repeat(31), 'AB'.repeat(32)])(
  'that reads "%s" is none, and its file is named',
  (text) => {
    writeFileSync(keyFile(), text);
    expect(readKey).toThrow(`${keyFile()} holds no commune key`);
    expect(() => readCommuneKey(keyFile())).toThrow(`${keyFile()} holds no commune key`);
  },
);
