import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, Platform } from 'electron-builder';
import { makeAppFolder } from './app-folder.ts';
import { writePlaceholderElectron } from './placeholder-electron.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `npm run package:dir`: the unpacked app for this computer in dist/installers, offline, with a placeholder where need be. */
async function packageDir(): Promise<void> {
  await makeAppFolder();
  const electron = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    readonly version: string;
  };
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist');
  const there = existsSync(join(own, 'version'));
  const placeholder = join(root, 'dist/placeholder-electron');
  await rm(join(root, 'dist/installers'), { recursive: true, force: true });
  if (!there) await writePlaceholderElectron(placeholder, electron.version);
  await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: {
      extends: join(root, 'build/electron-builder.yml'),
      electronDist: there ? own : placeholder,
      electronVersion: electron.version,
    },
  });
  const note = there
    ? ''
    : " Electron's binary is not on this computer: a placeholder stands for it, so this app cannot start.";
  process.stdout.write(`Packed in dist/installers.${note}\n`);
}

await packageDir();
