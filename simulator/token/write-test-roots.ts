import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadTestRoots } from '../cards.ts';

const FILE_NAMES = ['test-root-rsa.der', 'test-root-ec.der'] as const;

/**
 * Writes the test PKI's two roots, DER, into a folder that exists: what a verifier takes as `testRoots`.
 *
 * @returns the files' absolute paths, the RSA root first.
 */
export async function writeTestRoots(folder: string): Promise<readonly string[]> {
  const roots = await loadTestRoots();
  return Promise.all(
    FILE_NAMES.map(async (name, index) => {
      const path = join(resolve(folder), name);
      await writeFile(path, roots[index] ?? new Uint8Array());
      return path;
    }),
  );
}
