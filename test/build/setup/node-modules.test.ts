import { describe, expect, it } from '@jest/globals';
import { isInstalled, npmEnvironment } from '../../../build/setup/node-modules.mjs';

const lock = (packages: Readonly<Record<string, object>>): string => JSON.stringify({ packages });
const ws = { version: '8.0.0', integrity: 'sha512-a' };
const wanted = lock({ '': { name: 'product' }, 'node_modules/ws': ws });

describe('isInstalled', () => {
  it('is false without node_modules, or after an installation that broke off', () => {
    expect(isInstalled(wanted, null)).toBe(false);
    expect(isInstalled(wanted, '{')).toBe(false);
    expect(isInstalled(wanted, lock({}))).toBe(false);
  });

  it('is true when each locked package is there as locked, and more may be', () => {
    expect(isInstalled(wanted, lock({ 'node_modules/ws': ws, 'node_modules/left': ws }))).toBe(true);
  });

  it('is false for another version, or another content of the same version', () => {
    expect(isInstalled(wanted, lock({ 'node_modules/ws': { ...ws, version: '8.0.1' } }))).toBe(false);
    expect(isInstalled(wanted, lock({ 'node_modules/ws': { ...ws, integrity: 'sha512-b' } }))).toBe(false);
  });

  it('does not ask for packages of other platforms', () => {
    const other = lock({ 'node_modules/ws': ws, 'node_modules/@esbuild/aix': { ...ws, optional: true } });
    expect(isInstalled(other, lock({ 'node_modules/ws': ws }))).toBe(true);
  });
});

describe('npmEnvironment', () => {
  const environment = { PATH: '/repo/node_modules/.bin:/usr/bin:/lib/npm/node-gyp-bin', HOME: '/home/x' };

  it('keeps npm from running on the Node that it is about to delete', () => {
    expect(npmEnvironment(environment, null)).toEqual({ PATH: '/usr/bin', HOME: '/home/x' });
  });

  it('names the headers of the host, unless the user named others', () => {
    expect(npmEnvironment(environment, '/usr')).toMatchObject({ npm_config_nodedir: '/usr' });
    expect(npmEnvironment({ ...environment, npm_config_nodedir: '/opt/node' }, '/usr')).toMatchObject({
      npm_config_nodedir: '/opt/node',
    });
  });
});
