import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface LockEntry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const { packages } = readJson('package-lock.json') as { packages: Readonly<Record<string, LockEntry>> };

/** Node's own search: the nearest node_modules on the way up. */
function isLocked(from: string, name: string): boolean {
  if (packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`] !== undefined) return true;
  return from !== '' && isLocked(from.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}

describe('package-lock.json', () => {
  it('holds every dependency of every package, those of other platforms too: else `npm ci` refuses it', () => {
    const absent = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isLocked(from, name))
        .map((name) => `${from}: ${name}`),
    );
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(absent).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.values(packages).filter((entry) => 'resolved' in entry)).toEqual([]);
  });

  it('has what package.json asks for, which asks for exact versions', () => {
    const manifest = readJson('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    const locked = wanted.map(([name]) => [name, packages[`node_modules/${name}`]?.version]);
    expect(wanted).toEqual(locked);
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
