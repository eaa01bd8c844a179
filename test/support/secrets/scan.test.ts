import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { scanTranscripts } from './scan.ts';
import { TEST_PINS } from './test-pins.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eid-scan-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the end of a test run', () => {
  it('names file, line and secret of each leak in any transcript', () => {
    writeFileSync(join(folder, '1.txt'), 'log {"event":"listening","port":27443}\n');
    writeFileSync(join(folder, '2.txt'), `log clean\nframe {"error":"${TEST_PINS.wrong}"}\nstderr ${TEST_PINS.main}\n`);
    expect(scanTranscripts(folder)).toEqual({
      files: 2,
      problems: ['2.txt:2: test PIN "wrong" (digits)', '2.txt:3: test PIN "main" (digits)'],
    });
  });

  it('finds nothing where nothing was written', () => {
    expect(scanTranscripts(join(folder, 'none'))).toEqual({ files: 0, problems: [] });
  });
});
