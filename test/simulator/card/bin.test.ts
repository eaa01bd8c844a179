import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from '@jest/globals';
import { parseCardOptions } from '../../../simulator/card/card-options.ts';
import { describeOnVirtualReader } from '../../support/virtual-reader/where-possible.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../../../simulator/card/bin.ts', import.meta.url));

async function card(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
  return stdout;
}

/** OpenSC's own program, on the daemon that the command started. */
async function openscAtr(env: Record<string, string>, reader: number): Promise<string> {
  const { stdout } = await run('opensc-tool', ['--reader', String(reader), '--atr'], {
    env: { ...process.env, ...env },
  });
  return stdout.trim();
}

describeOnVirtualReader('npm run card', () => {
  afterAll(async () => {
    await card('down').catch(() => undefined);
  });

  it('walks through all a card can be made to do', async () => {
    const said = await card('up', 'rsa-nl');
    const socket = /PCSCLITE_CSOCK_NAME='([^']+)'/u.exec(said)?.[1] ?? '';
    const env = { PCSCLITE_CSOCK_NAME: socket };
    await expect(card('up')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('already') as unknown });
    expect(await openscAtr(env, 0)).toBe('3b:98:13:40:0a:a5:03:01:01:01:ad:13:11');
    expect(await card('insert', 'ec-de', '--reader', '2')).toBe('done\n');
    expect(await openscAtr(env, 1)).toBe('3b:7f:96:00:00:80:31:80:65:b0:85:04:01:20:12:0f:ff:82:90:00');
    await card('swap', 'ec-fr');
    expect(await openscAtr(env, 0)).toBe('3b:7f:96:00:00:80:31:80:65:b0:85:04:01:20:12:0f:ff:82:90:00');
    await card('apdus', '--reset');
    await run('opensc-tool', ['--reader', '0', '--send-apdu', '80E400001C'], { env: { ...process.env, ...env } });
    expect(await card('apdus')).toMatch(/^ +\d {2}GET CARD DATA$/mu);
    await card('latency', '5');
    await card('pin-tries', '1');
    await card('remove');
    await expect(card('pin-tries', '1')).rejects.toMatchObject({ code: 1 });
    expect(await card('down')).toBe('done\n');
    await expect(card('remove')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not up') as unknown,
    });
  });
});

it.each([
  [['insert'], /profile is one of/u],
  [['insert', 'nobody'], /profile is one of/u],
  [['pin-tries', '4'], /0 to 3/u],
  [['latency', 'x'], /milliseconds/u],
  [['remove', '--reader', '3'], /1 or 2/u],
  [['jump'], /unknown command/u],
  [['down', 'a', 'b'], /one argument/u],
])('%j is refused with a reason', (args, reason) => {
  const parsed = parseCardOptions(args);
  expect(parsed.ok ? '' : parsed.error).toMatch(reason);
});

it('explains itself without arguments', () => {
  expect(parseCardOptions([])).toEqual({ ok: true, value: 'help' });
});
