import { describe, expect, it } from '@jest/globals';
import { createAppLog } from '../../../main/log/app-log.ts';
import type { LogLevel } from '../../../native-bridge/logging/log.ts';

describe('the app’s log', () => {
  it('changes its level while it runs, and keeps the last records as they were written', () => {
    let level: LogLevel = 'warn';
    const written: string[] = [];
    const { log, recent } = createAppLog(
      () => level,
      (line) => written.push(line),
    );
    log.info('unheard');
    level = 'info';
    log.info('heard', { port: 1, pin: '7391' });
    log.info('alone');
    expect(recent().map(({ event, facts }) => [event, facts])).toEqual([
      ['heard', '{"port":1,"pin":"[redacted]"}'],
      ['alone', ''],
    ]);
    expect(written).toHaveLength(2);
    for (let index = 0; index < 600; index += 1) log.info('many');
    expect(recent()).toHaveLength(500);
  });

  it('tells of each record', () => {
    const { log, onRecord } = createAppLog(
      () => 'info',
      () => undefined,
    );
    let told = 0;
    onRecord(() => {
      told += 1;
    });
    log.warn('a');
    log.debug('b');
    expect(told).toBe(1);
  });
});
