import { describe, expect, it } from '@jest/globals';
import { reportText } from '../../../main/status/report.ts';

describe('a report for the help', () => {
  const report = reportText({
    version: '1.2.3',
    system: 'linux 6.1 x64',
    time: '2026-03-03T11:00:00.000Z',
    verdict: 'ready',
    steps: [{ step: 'reader', state: 'ok', finding: 'reader-present', detail: 'Reader 85.07.30-033.28', time: null }],
    readers: [],
    settings: { way: 'auto' },
    log: Array.from({ length: 100 }, (_, index) => ({
      time: '2026-03-03T11:00:00.000Z',
      level: 'info' as const,
      event: `event-${index}`,
      facts: index === 99 ? '{"number":"85073003328"}' : '',
    })),
  });

  it('has what helps, the last records only', () => {
    expect(report).toContain('eID Bridge 1.2.3');
    expect(report).toContain('verdict: ready');
    expect(report).toContain('setting: way = auto');
    expect(report).toContain('event-99');
    expect(report).not.toContain('event-39 ');
  });

  it('is redacted once more', () => {
    expect(report).not.toMatch(/85.?07.?30/u);
    expect(report).toContain('[redacted]');
  });
});
