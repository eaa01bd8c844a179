import { posix, win32 } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { knownModulePaths } from '../../../native-bridge/policy/module-locations.ts';

describe('knownModulePaths', () => {
  it('on Windows: the Belgian module in the system folder, then OpenSC', () => {
    const env = { SystemRoot: 'D:\\Windows', ProgramFiles: 'D:\\Programs' };
    expect(knownModulePaths('win32', env)).toEqual([
      'D:\\Windows\\System32\\beidpkcs11.dll',
      'D:\\Programs\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll',
    ]);
  });

  it('on Windows without the usual variables: their usual values', () => {
    expect(knownModulePaths('win32', {})[0]).toBe('C:\\Windows\\System32\\beidpkcs11.dll');
  });

  it('on macOS: the Belgian bundle, then OpenSC', () => {
    expect(knownModulePaths('darwin', {})).toEqual([
      '/Library/Belgium Identity Card/Pkcs11/beid-pkcs11.bundle/Contents/MacOS/libbeidpkcs11.dylib',
      '/Library/OpenSC/lib/opensc-pkcs11.so',
    ]);
  });

  it('on Linux: the Belgian module wherever it may be comes before any OpenSC', () => {
    const paths = knownModulePaths('linux', {});
    for (const folder of ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']) {
      expect(paths).toContain(`${folder}/libbeidpkcs11.so.0`);
      expect(paths).toContain(`${folder}/opensc-pkcs11.so`);
    }
    const lastBelgian = paths.findLastIndex((path) => path.includes('beid'));
    const firstOther = paths.findIndex((path) => path.includes('opensc'));
    expect(lastBelgian).toBeLessThan(firstOther);
  });

  it.each(['linux', 'darwin', 'win32'] as const)('names whole paths only, each once: %s', (platform) => {
    const paths = knownModulePaths(platform, {});
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) expect((platform === 'win32' ? win32 : posix).isAbsolute(path)).toBe(true);
  });

  it.each(['HOME', 'PATH', 'LD_LIBRARY_PATH', 'PKCS11_MODULE'])('lets %s move nothing', (variable) => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(knownModulePaths(platform, { [variable]: '/elsewhere' })).toEqual(knownModulePaths(platform, {}));
    }
  });
});
