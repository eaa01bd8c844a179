import { describe, expect, it } from '@jest/globals';
import { createLog, LOG_LEVELS, silentLog } from '../../../native-bridge/logging/log.ts';

const noon = (): Date => new Date('2026-11-03T12:00:00.000Z');

function lines(level: (typeof LOG_LEVELS)[number], write: (log: typeof silentLog) => void): unknown[] {
  const written: unknown[] = [];
  write(createLog(level, (line) => written.push(JSON.parse(line)), noon));
  return written;
}

describe('the log', () => {
  it.each(LOG_LEVELS)('at level %s tells that and what is graver', (level) => {
    const told = lines(level, (log) => {
      for (const each of LOG_LEVELS) log[each]('something-happened');
    });
    expect(told.map((record) => (record as { level: string }).level)).toEqual(
      LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(level) + 1),
    );
  });

  it('writes one JSON line a record, with time, level, event and facts', () => {
    const raw: string[] = [];
    createLog('info', (line) => raw.push(line), noon).info('listening', { port: 27_443, note: 'a\nb' });
    expect(raw).toEqual([
      '{"time":"2026-11-03T12:00:00.000Z","level":"info","event":"listening","port":27443,"note":"a\\nb"}',
    ]);
  });

  it('lets no fact stand in for time, level or event', () => {
    expect(
      lines('info', (log) => {
        log.info('real', { event: 'forged', level: 'debug', time: 'never' });
      }),
    ).toEqual([{ time: '2026-11-03T12:00:00.000Z', level: 'info', event: 'real' }]);
  });

  it('survives any fact', () => {
    const told = lines('info', (log) => {
      log.info('odd', { big: 10n, symbol: Symbol('x'), missing: undefined, call: () => 'secret', date: noon() });
    });
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('can be silent', () => {
    expect(() => {
      silentLog.error('nobody-hears');
    }).not.toThrow();
  });
});
