import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const electron = fileURLToPath(new URL('../../node_modules/electron', import.meta.url));

/** @returns path of Electron's program; null where it is not on this computer */
export function electronProgram(): string | null {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (own !== undefined) {
    const program = join(own, process.platform === 'win32' ? 'electron.exe' : 'electron');
    return existsSync(program) ? program : null;
  }
  const pathFile = join(electron, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(electron, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : null;
}

/** Electron brings its program at first use, from a download that many networks block. */
export function downloadElectron(): void {
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: 300_000 });
}
