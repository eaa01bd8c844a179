import { afterEach, describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { compileTestModules } from './compile-modules.ts';
import { startPkcs11Process, type Pkcs11Process } from './pkcs11-process.ts';
import { rv, value } from './pkcs11-steps.ts';

const modules = await compileTestModules();
const processes: Pkcs11Process[] = [];

afterEach(async () => {
  await Promise.all(processes.splice(0).map((process) => process.kill()));
});

function newProcess(): Pkcs11Process {
  const process = startPkcs11Process({ EID_TEST_TOKEN_CONTROL: '' });
  processes.push(process);
  return process;
}

describe('the bad modules', () => {
  it.each([
    ['a shared object without C_GetFunctionList', modules.notAModule],
    ['a text file', modules.textFile],
    ['the removable token without its control file', modules.removableToken],
  ])('cannot be loaded: %s', async (_, path) => {
    const process = newProcess();
    await expect(value(process.call('load', path))).rejects.toThrow();
    // The process lives on and loads another one.
    await value(process.call('load', modules.failingInitialize));
  });

  it('has one that loads and cannot be initialised', async () => {
    const process = newProcess();
    await value(process.call('load', modules.failingInitialize));
    expect(await rv(process.call('C_Initialize'))).toBe(pkcs11.CKR_DEVICE_ERROR);
  });
});

describe('compileTestModules', () => {
  it('compiles once', async () => {
    expect(await compileTestModules()).toBe(modules);
  });
});
