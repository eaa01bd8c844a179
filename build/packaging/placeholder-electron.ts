import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Electron keeps its fuses in the executable: this text, a version byte, their number, one digit each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron's own defaults: `1` on, `0` off, in the order of @electron/fuses' FuseV1Options. */
const DEFAULT_FUSES = '101100011';

/**
 * A folder in the place of Electron's own where its binary cannot be had: packing works, fuses are really flipped, and the
 * program only says what it is.
 */
export async function writePlaceholderElectron(folder: string, electronVersion: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'), { recursive: true });
  const says = '#!/bin/sh\necho "This folder was packed without Electron: its binary could not be had." >&2\nexit 1\n';
  const fuses = Buffer.concat([
    Buffer.from(`# ${FUSE_SENTINEL}`),
    Buffer.from([1, DEFAULT_FUSES.length]),
    Buffer.from(`${DEFAULT_FUSES}\n`),
  ]);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from(says), fuses]));
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'version'), electronVersion);
  for (const language of ['fr', 'nl', 'de', 'en-GB']) await writeFile(join(folder, 'locales', `${language}.pak`), '-');
}
