import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { TRAY_STATE_NAMES } from '../../../main/tray/tray-texts.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const UNPACKED = join(ROOT, 'dist/installers/linux-unpacked');
const ASAR = join(UNPACKED, 'resources/app.asar');

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('npm run package:dir', () => {
  let said = '';
  let files: readonly string[];
  beforeAll(async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const [node, ...args] = (scripts['package:dir'] ?? '').split(' ');
    expect(node).toBe('node');
    ({ stdout: said } = await run(process.execPath, args, { cwd: ROOT }));
    files = listPackage(ASAR, { isPack: false });
  }, 120_000);

  it('says that a placeholder stands for Electron where its program is not on this computer', () => {
    expect(said).toContain('Packed in dist/installers.');
  });

  it('packs what runs: bundle, worker, windows, preloads, tray images, manifest', () => {
    for (const file of ['/main.js', '/worker.js', '/package.json']) expect(files).toContain(file);
    for (const name of ['prompt', 'settings', 'status', 'welcome']) {
      expect(files).toContain(`/windows/${name}.html`);
      expect(files).toContain(`/preload/${name}.cjs`);
    }
    for (const state of TRAY_STATE_NAMES) {
      for (const variant of ['', '@2x', '-dark', '-contrast', 'Template', 'Template@2x']) {
        expect(files).toContain(`/tray/tray-${state}${variant}.png`);
      }
    }
    const manifest = JSON.parse(extractFile(ASAR, 'package.json').toString()) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name: 'eid-bridge', type: 'module', main: 'main.js' });
  });

  it('and nothing else: no simulator, no test, no gallery, no source, no other package', () => {
    const tops = [...new Set(files.map((file) => file.split('/')[1]))].sort();
    expect(tops).toEqual([
      'main.js',
      'node_modules',
      'package.json',
      'preload',
      'tray',
      'windows',
      'worker.js',
      'worker.js.LEGAL.txt',
    ]);
    expect(files.filter((file) => /\.(?:tsx?|map|test\.js)$|gallery|simulator/u.test(file))).toEqual([]);
    const packages = files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/u.exec(file)?.[1] ?? []);
    expect(packages.filter((name) => !name.startsWith('@')).sort()).toEqual(['koffi', 'pkcs11js']);
    for (const name of ['main.js', 'worker.js']) {
      const code = extractFile(ASAR, name).toString();
      for (const word of ['SoftHSM', 'simulator/', 'Spécimen'])
        expect([name, code.includes(word)]).toEqual([name, false]);
    }
  });

  it('has Node-API modules for this platform beside the archive, where a system can load them', async () => {
    const native = files.filter((file) => file.endsWith('.node'));
    expect(native.length).toBeGreaterThanOrEqual(2);
    for (const file of native) {
      const head = (await readFile(join(UNPACKED, 'resources/app.asar.unpacked', file))).subarray(0, 20);
      expect(head.subarray(0, 4).toString('latin1')).toBe('\u007fELF');
      // e_machine: x86-64 or AArch64.
      expect(head.readUInt16LE(18)).toBe(process.arch === 'arm64' ? 0xb7 : 0x3e);
    }
  });

  it('sets every fuse as the checklist has it', async () => {
    const wire = await getCurrentFuseWire(join(UNPACKED, 'eid-bridge'));
    // The wire has one ASCII digit a fuse.
    const on = (option: FuseV1Options): boolean => Number(wire[option]) === '1'.charCodeAt(0);
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspect: false,
      asarIntegrity: true,
      onlyAsar: true,
      fileProtocol: false,
    });
  });
});
