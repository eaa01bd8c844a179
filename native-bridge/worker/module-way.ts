import { basename } from 'node:path';
import { existsSync } from 'node:fs';
import type { WorkerResult } from '../../contracts/worker-messages.ts';
import { createPkcs11Access, type Pkcs11Access } from './pkcs11/pkcs11-access.ts';
import { loadPkcs11Module } from './pkcs11/pkcs11-module.ts';
import { CardFailure } from './pkcs11/return-values.ts';

type ModuleFacts = WorkerResult<'describeAccess'>['module'];

/** The PKCS#11 module, loaded at first need and tried again: the citizen may have installed the middleware meanwhile. */
export interface ModuleWay {
  /** @throws CardFailure ERR_EID_MODULE_NOT_FOUND, ERR_EID_MODULE_FAILED */
  readonly access: () => Pkcs11Access;
  /** The same, where a computer without a module is no failure: null. */
  readonly accessIfThere: () => Pkcs11Access | null;
  readonly loaded: () => Pkcs11Access | null;
  readonly describe: () => ModuleFacts;
}

export function createModuleWay(modulePaths: readonly string[]): ModuleWay {
  let loaded: Pkcs11Access | undefined;
  let failed = false;

  const access = (): Pkcs11Access => {
    try {
      loaded ??= createPkcs11Access(loadPkcs11Module(modulePaths));
      failed = false;
      return loaded;
    } catch (thrown) {
      failed = thrown instanceof CardFailure && thrown.code === 'ERR_EID_MODULE_FAILED';
      throw thrown;
    }
  };

  const accessIfThere = (): Pkcs11Access | null => {
    try {
      return access();
    } catch (thrown) {
      if (thrown instanceof CardFailure) return null;
      throw thrown;
    }
  };

  return {
    access,
    accessIfThere,
    loaded: () => loaded ?? null,
    describe: () => {
      const there = modulePaths.find((path) => existsSync(path));
      const named = there ?? modulePaths[0];
      if (named === undefined) return null;
      const file = basename(named);
      if (there === undefined) return { file, state: 'missing' };
      return { file, state: accessIfThere() === null || failed ? 'failed' : 'loaded' };
    },
  };
}
