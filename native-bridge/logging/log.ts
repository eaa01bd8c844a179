import { redact, redactText } from './redact.ts';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Facts = Readonly<Record<string, unknown>>;

/** Structured log: an event's constant name and its facts. Every record goes through the redaction. */
export type Log = Readonly<Record<LogLevel, (event: string, facts?: Facts) => void>>;

/**
 * @param write gets one JSON line a record, without line end.
 * @param time for the records' `time`, ISO 8601 UTC.
 */
export function createLog(level: LogLevel, write: (line: string) => void, time: () => Date = () => new Date()): Log {
  const threshold = LOG_LEVELS.indexOf(level);
  const at =
    (own: LogLevel) =>
    (event: string, facts: Facts = {}): void => {
      if (LOG_LEVELS.indexOf(own) > threshold) return;
      // The time stamp is ours and stays whole; digits in it must not be taken for a number.
      const head = { time: time().toISOString(), level: own, event: redactText(event) };
      // Twice: the head comes first in the line, and no fact stands in for it.
      write(JSON.stringify({ ...head, ...(redact(facts) as Facts), ...head }));
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** For compositions that want no log. */
export const silentLog: Log = createLog('error', () => undefined);
