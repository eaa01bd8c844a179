import { existsSync } from 'node:fs';
import { fail, ok, type Result } from '../../contracts/result.ts';

/** Where packages of SoftHSM 2 put its PKCS#11 module, the most usual place of each system first. */
const MODULE_PATHS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/lib/softhsm/libsofthsm2.so',
    '/usr/lib64/pkcs11/libsofthsm2.so',
    '/usr/lib64/softhsm/libsofthsm2.so',
    '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
    '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
    '/usr/lib/pkcs11/libsofthsm2.so',
    '/usr/local/lib/softhsm/libsofthsm2.so',
  ],
  darwin: ['/opt/homebrew/lib/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so'],
  win32: [
    'C:\\SoftHSM2\\lib\\softhsm2-x64.dll',
    'C:\\Program Files\\SoftHSM2\\lib\\softhsm2-x64.dll',
    'C:\\Program Files (x86)\\SoftHSM2\\lib\\softhsm2-x64.dll',
  ],
};

export interface SoftHsmMissing {
  readonly kind: 'softhsm-missing';
  readonly searched: readonly string[];
}

/** @returns the path of SoftHSM's PKCS#11 module on this computer. */
export function findSoftHsm(
  candidates: readonly string[] = MODULE_PATHS[process.platform] ?? [],
): Result<string, SoftHsmMissing> {
  const found = candidates.find((path) => existsSync(path));
  return found === undefined ? fail({ kind: 'softhsm-missing', searched: candidates }) : ok(found);
}
