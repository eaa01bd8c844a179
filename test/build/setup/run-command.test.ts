import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { lastLines, runInPlace, runQuietly } from '../../../build/setup/run-command.mjs';

const cwd = fileURLToPath(new URL('../../../', import.meta.url));
const node = (source: string): readonly string[] => [process.execPath, '-e', source];

describe('runQuietly', () => {
  it('gives exit code and output', () => {
    expect(runQuietly(node('console.log("out"); console.error("err"); process.exitCode = 3'), { cwd })).toEqual({
      status: 3,
      output: 'out\nerr\n',
    });
  });

  it('does not throw for a program that is not there', () => {
    const { status, output } = runQuietly(['no-such-program-here'], { cwd });
    expect(status).toBeNull();
    expect(output).toMatch(/ENOENT/);
  });

  it('hands back the end of a long output', () => {
    expect(lastLines('1\n2\n3\n4\n', 2)).toBe('3\n4');
  });
});

describe('runInPlace', () => {
  it('returns the exit code', async () => {
    expect(await runInPlace(node('process.exitCode = 7'), { cwd })).toBe(7);
  });

  it('returns 128 + number for a signal', async () => {
    expect(await runInPlace(node('process.kill(process.pid, "SIGKILL")'), { cwd })).toBe(137);
  });

  it('passes arguments on, and a signal to the child', async () => {
    const target =
      'process.on("SIGTERM", () => process.exit(9)); process.stdout.write(process.argv[1]); setInterval(() => 0, 1e6)';
    const wrapper = `import { runInPlace } from './build/setup/run-command.mjs';
      process.exitCode = await runInPlace([process.execPath, '-e', ${JSON.stringify(target)}, 'ready'], { cwd: '.' });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', wrapper], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(first.toString()).toBe('ready');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([9, null]);
  });
});
