import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runQuietly } from '../../build/setup/run-command.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ci-'));
  mkdirSync(join(root, '.ci'));
  mkdirSync(join(root, '.cache'));
  copyFileSync(join(repository, '.ci/totals-line.mjs'), join(root, '.ci/totals-line.mjs'));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

function closingLine(totals: object | null): { status: number | null; output: string } {
  const file = join(root, '.cache/test-totals.json');
  rmSync(file, { force: true });
  if (totals !== null) writeFileSync(file, JSON.stringify(totals));
  return runQuietly([process.execPath, '.ci/totals-line.mjs'], { cwd: root });
}

describe('closing line of a test run', () => {
  it('counts what passed', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toEqual({ status: 0, output: '12 passed, 0 failed\n' });
  });

  it('is a failure when a test failed, none ran, or the runner crashed', () => {
    expect(closingLine({ passed: 12, failed: 1, skipped: 2 })).toEqual({
      status: 1,
      output: '12 passed, 1 failed, 2 skipped\n',
    });
    expect(closingLine({ passed: 0, failed: 0, skipped: 0 }).status).toBe(1);
    expect(closingLine(null)).toEqual({ status: 1, output: '0 passed, 1 failed\n' });
  });

  it('comes from the command that the README tells people to type', () => {
    expect(readFileSync(join(repository, '.ci/run'), 'utf8')).toMatch(/^npm test /m);
  });
});

describe('totals of a jest run', () => {
  const jest = (file: string): { status: number | null; output: string } => {
    const reporter = join(repository, 'test/support/jest/totals-reporter.mjs');
    writeFileSync(
      join(root, 'jest.config.mjs'),
      `export default { reporters: [[${JSON.stringify(reporter)}, { file: '.cache/test-totals.json' }]] };`,
    );
    return runQuietly([process.execPath, join(repository, 'node_modules/jest/bin/jest.js'), file], { cwd: root });
  };
  const totals = (): unknown => JSON.parse(readFileSync(join(root, '.cache/test-totals.json'), 'utf8'));

  it('count passed, failed and skipped tests', () => {
    writeFileSync(
      join(root, 'a.test.js'),
      "it('a', () => {}); it('b', () => { throw new Error('x'); }); it.skip('c', () => {});",
    );
    expect(jest('a.test.js').status).toBe(1);
    expect(totals()).toEqual({ passed: 1, failed: 1, skipped: 1 });
  });

  it('count a file that cannot be loaded as a failure', () => {
    writeFileSync(join(root, 'b.test.js'), 'throw new Error("broken");');
    expect(jest('b.test.js').status).toBe(1);
    expect(totals()).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
