import { describe, expect, it } from '@jest/globals';
import {
  installPlan,
  missingElsewhere,
  missingOnDebian,
  neededPackages,
  type SystemPackage,
} from '../../../build/setup/system-packages.mjs';

const names = (packages: readonly SystemPackage[]): readonly string[] => packages.map(({ name }) => name);
const softhsm: SystemPackage = { name: 'softhsm2', use: 'SoftHSM', commands: ['softhsm2-util'] };
const headers: SystemPackage = { name: 'libc6-dev', use: 'headers' };

describe('system packages', () => {
  it('are few for a demo to click through, and include Chromium for one that runs alone', () => {
    expect(names(neededPackages('demo', { args: [], npmCi: false }))).toEqual(['softhsm2']);
    expect(names(neededPackages('demo', { args: ['--auto'], npmCi: false }))).toContain('chromium');
  });

  it('include what compiles native modules only when npm ci will run', () => {
    expect(names(neededPackages('demo', { args: [], npmCi: true }))).toEqual(['softhsm2', 'make', 'g++', 'python3']);
    expect(names(neededPackages('test', { args: [], npmCi: false }))).not.toContain('g++');
  });

  it('for the tests cover token, browser, fonts and the compiling of faulty modules', () => {
    expect(names(neededPackages('test', { args: [], npmCi: true }))).toEqual([
      'softhsm2',
      'chromium',
      'fonts-dejavu-core',
      'pcscd',
      'vsmartcard-vpcd',
      'iproute2',
      'opensc',
      'redis-server',
      'postgresql',
      'nginx-light',
      'gcc',
      'libc6-dev',
      'libp11-kit-dev',
      'make',
      'g++',
      'python3',
    ]);
  });

  it('are missing on Debian unless dpkg says that they are installed', () => {
    expect(names(missingOnDebian([softhsm, headers], 'softhsm2 ii \nlibc6-dev ii \n'))).toEqual([]);
    expect(names(missingOnDebian([softhsm, headers], 'softhsm2 rc \n'))).toEqual(['softhsm2', 'libc6-dev']);
    expect(names(missingOnDebian([softhsm], ''))).toEqual(['softhsm2']);
  });

  it('are looked for by their commands elsewhere', () => {
    expect(names(missingElsewhere([softhsm, headers], () => false))).toEqual(['softhsm2']);
    expect(missingElsewhere([softhsm, headers], (command) => command === 'softhsm2-util')).toEqual([]);
  });
});

describe('install plan', () => {
  it('runs apt-get as root, without questions', () => {
    const plan = installPlan([softhsm], { root: true, sudo: false });
    expect(plan.kind === 'run' && plan.commands.map((command) => command.join(' '))).toEqual([
      'env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 update',
      'env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends softhsm2',
    ]);
  });

  it('uses sudo only where it asks no password', () => {
    const plan = installPlan([softhsm], { root: false, sudo: true });
    expect(plan.kind === 'run' && plan.commands.every((command) => command[0] === 'sudo' && command[1] === '-n')).toBe(
      true,
    );
  });

  it('tells exactly what to type otherwise', () => {
    const plan = installPlan([softhsm, headers], { root: false, sudo: false });
    expect(plan.kind === 'tell' && plan.lines.at(-1)?.trim()).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends softhsm2 libc6-dev',
    );
  });
});
