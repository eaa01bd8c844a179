import { renameSync, writeFileSync } from 'node:fs';

/** What the module reads at each call (control.c). */
export interface Control {
  readonly module: string;
  readonly log: string;
  /** Folder of what cards and faults remember from one process to the next. */
  readonly state: string;
  readonly pin: string;
  readonly pinPad: PinPadOutcome;
  readonly sticky: boolean;
  readonly loginRequired: boolean;
  readonly omitMechanisms: readonly number[];
  readonly readers: readonly ControlledReader[];
  readonly faults: readonly ControlledFault[];
}

/** How the citizen answers on the reader's own keys. */
export type PinPadOutcome = 'ok' | 'cancel' | 'timeout' | 'wrong';

export interface ControlledReader {
  /** CK_SLOT_ID */
  readonly id: number;
  readonly name: string;
  readonly pinPad: boolean;
  /** Another number for each insertion and removal. */
  readonly generation: number;
  readonly serial: string | null;
}

export type FaultAction =
  | 'crash'
  | 'hang'
  /** A CK_RV, the call itself not done. */
  | { readonly return: number }
  /** The card leaves this reader at the beginning of the call. */
  | { readonly removeFrom: number }
  /** The call takes this long; readers and cards may change meanwhile. */
  | { readonly delayMs: number };

export interface ControlledFault {
  readonly id: number;
  readonly function: string;
  readonly action: FaultAction;
  /** The n-th call since the fault was set, from 1; null for every call. */
  readonly at: number | null;
}

/** Replaces the whole file at once: a reader sees the old state or the new one. */
export function writeControl(path: string, control: Control): void {
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, `${controlLines(control).join('\n')}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}

function controlLines(control: Control): readonly string[] {
  return [
    `module ${control.module}`,
    `log ${control.log}`,
    `state ${control.state}`,
    `pin ${control.pin}`,
    `pinpad ${control.pinPad}`,
    `sticky ${flag(control.sticky)}`,
    `login-required ${flag(control.loginRequired)}`,
    ...control.omitMechanisms.map((mechanism) => `omit ${String(mechanism)}`),
    ...control.readers.map((reader) =>
      ['reader', reader.id, flag(reader.pinPad), reader.generation, reader.serial ?? '-', reader.name].join(' '),
    ),
    ...control.faults.map((fault) =>
      ['fault', fault.id, fault.function, ...actionWords(fault.action), fault.at ?? 0].join(' '),
    ),
  ];
}

function flag(value: boolean): string {
  return value ? '1' : '0';
}

function actionWords(action: FaultAction): readonly [name: string, argument: number] {
  if (typeof action === 'string') return [action, 0];
  if ('return' in action) return ['return', action.return];
  if ('removeFrom' in action) return ['remove', action.removeFrom];
  return ['delay', action.delayMs];
}
