import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { itOnVirtualReader } from '../support/virtual-reader/where-possible.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

async function demo(...args: string[]): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'build/demo/main.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, lines: output.trim().split('\n') };
}

describe('npm run demo', () => {
  it('logs in alone: card, bridge, e-counter and browser, registration and second visit', async () => {
    const { code, lines } = await demo('--auto');
    expect(lines.at(-1)).toBe('demo: login ok, identity proven, account created');
    expect(code).toBe(0);
    for (const step of [
      'logged in with the card',
      'account created',
      'ordered by the basket',
      'known citizen straight in',
      'account by a federal key',
      'staff approves it',
    ]) {
      expect(lines.find((line) => line.includes(step))).toMatch(/\(\d+\.\d\d s\)$/);
    }
    expect(await readdir(`${ROOT}/.demo/screenshots`)).toHaveLength(15);
  }, 180_000);

  it("names the step that fails, in the citizen's words, and exits 1", async () => {
    const { code, lines } = await demo('--auto', '--citizen', 'expired');
    expect(lines.at(-1)).toMatch(/^demo: failed at « logged in with the card »: .*n’est plus valable/);
    expect(code).toBe(1);
  }, 180_000);

  itOnVirtualReader(
    'logs in by a virtual reader, without any PKCS#11 module',
    async () => {
      const { code, lines } = await demo('--card', 'ec-fr', '--auto');
      expect(lines.at(-1)).toBe('demo: login ok, identity proven, account created');
      expect(lines.join('\n')).toContain('virtual card ec-fr in a virtual reader');
      expect(code).toBe(0);
    },
    180_000,
  );

  it('refuses what it does not know', async () => {
    expect((await demo('--citizen', 'nobody')).code).toBe(2);
    expect((await demo('--atuo')).code).toBe(2);
    expect((await demo('--card', 'nothing')).code).toBe(2);
    expect((await demo('--card', 'ec-fr', '--citizen', 'fr-rsa')).code).toBe(2);
    expect((await demo('--help')).code).toBe(0);
  }, 30_000);
});
