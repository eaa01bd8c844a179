import type { SettingsState, StatusStep, Verdict } from '../../contracts/window-messages.ts';
import type { WorkerReader } from '../../contracts/worker-messages.ts';
import { redactText } from '../../native-bridge/logging/redact.ts';

export interface ReportFacts {
  readonly version: string;
  /** Like `linux 6.1 x64`. */
  readonly system: string;
  /** ISO 8601. */
  readonly time: string;
  readonly verdict: Verdict;
  readonly steps: readonly StatusStep[];
  readonly readers: readonly WorkerReader[];
  readonly settings: Readonly<Record<string, string | boolean>>;
  readonly log: NonNullable<SettingsState['log']>;
}

/** Records that help: the last ones are about what went wrong. */
const LOG_LINES = 60;

/**
 * What the commune's or our help needs, in constants and plain facts: the citizen reads all of it before anybody else. The
 * log is redacted as it was written, and everything once more here.
 */
export function reportText({ version, system, time, verdict, steps, readers, settings, log }: ReportFacts): string {
  const lines = [
    `eID Bridge ${version}`,
    `${time}  ${system}`,
    '',
    `verdict: ${verdict}`,
    ...steps.map(
      ({ step, state, finding, detail }) => `${step}: ${state}, ${finding}${detail === null ? '' : ` (${detail})`}`,
    ),
    '',
    ...readers.map(({ name, pinPad, card }) => {
      const what = card === null ? 'no card' : `${card.kind}, ${card.state}, by ${card.way}`;
      return `reader: ${name}${pinPad ? ', PIN pad' : ''}: ${what}`;
    }),
    ...Object.entries(settings).map(([key, value]) => `setting: ${key} = ${String(value)}`),
    '',
    ...log
      .slice(-LOG_LINES)
      .map((record) => `${record.time} ${record.level} ${record.event} ${record.facts}`.trimEnd()),
    '',
  ];
  return redactText(lines.join('\n'));
}
