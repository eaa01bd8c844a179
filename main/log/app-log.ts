import * as v from 'valibot';
import type { SettingsState } from '../../contracts/window-messages.ts';
import { createLog, LOG_LEVELS, type Log, type LogLevel } from '../../native-bridge/logging/log.ts';

/** Records kept for the log viewer and the report. */
const KEPT = 500;

type ShownRecord = NonNullable<SettingsState['log']>[number];

const Line = v.looseObject({ time: v.string(), level: v.picklist(LOG_LEVELS), event: v.string() });

export interface AppLog {
  readonly log: Log;
  /** Latest records, redacted as they were written, oldest first. */
  recent(): readonly ShownRecord[];
  onRecord(listener: () => void): void;
}

/** The log of the desktop app: its level may change while it runs, and the last records stay at hand. */
export function createAppLog(level: () => LogLevel, write: (line: string) => void): AppLog {
  const kept: ShownRecord[] = [];
  const listeners: (() => void)[] = [];
  const keep = (line: string): void => {
    const { time, level: own, event, ...facts } = v.parse(Line, JSON.parse(line));
    kept.push({ time, level: own, event, facts: Object.keys(facts).length === 0 ? '' : JSON.stringify(facts) });
    if (kept.length > KEPT) kept.shift();
    write(line);
    for (const listener of listeners) listener();
  };
  const at =
    (own: LogLevel): Log[LogLevel] =>
    (event, facts) => {
      createLog(level(), keep)[own](event, facts);
    };
  return {
    log: { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') },
    recent: () => [...kept],
    onRecord: (listener) => {
      listeners.push(listener);
    },
  };
}
