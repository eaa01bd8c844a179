import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCard, type CitizenId } from '../../../simulator/cards.ts';

const BIN = fileURLToPath(new URL('../../../simulator/token/bin.ts', import.meta.url));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-bin-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('npm run token', () => {
  it('prints the module, the configuration to export and what is on the tokens', async () => {
    const { code, stdout, stderr } = await run('--folder', folder, '--citizens', 'fr-rsa,nl-p384', '--pin', '918273');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^module: +\/.*softhsm/m);
    expect(stdout).toContain(`export SOFTHSM2_CONF=${join(folder, 'softhsm2.conf')}\n`);
    expect(stdout).toMatch(/[0-9a-f]{16} +fr-rsa: .*rsa-2048/);
    expect(stdout).toMatch(/[0-9a-f]{16} +nl-p384: .*ec-p384/);
    expect(stdout).not.toContain('918273');
  });

  it('writes the roots above the cards and prints where', async () => {
    const { stdout } = await run('--folder', folder);
    for (const [name, citizen] of [
      ['test-root-rsa.der', 'fr-rsa'],
      ['test-root-ec.der', 'nl-p384'],
    ] as const satisfies readonly (readonly [string, CitizenId])[]) {
      const path = join(folder, name);
      expect(stdout).toContain(`  ${path}\n`);
      const root = new X509Certificate(await readFile(path));
      const { certificates } = await loadCard(citizen);
      expect(new X509Certificate(certificates.ca).verify(root.publicKey)).toBe(true);
    }
  });

  it('explains itself', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--citizens');
    expect(stdout).toContain('long-names');
  });

  it.each([
    [['--citizens', 'nobody']],
    [['--citizens', '']],
    [['--folder', '']],
    [['--pin', '12']],
    [['--unknown']],
    [['--pin']],
    [['extra']],
  ])('refuses wrong usage: %p', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^token: /);
  });
});
