import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CitizenId } from '../../../simulator/cards.ts';
import type { OptionalLabel } from '../../../simulator/token/optional-labels.ts';
import { createSoftHsmToken } from '../../../simulator/token/softhsm-token.ts';
import { compileTestModules } from './compile-modules.ts';
import { writeControl, type Control, type FaultAction, type PinPadOutcome } from './control-file.ts';

export type { FaultAction, PinPadOutcome } from './control-file.ts';

/** How the module behaves; may be changed at any time. */
export interface Behaviour {
  /** CK_MECHANISM_TYPE values that the module does not offer. */
  readonly omitMechanisms?: readonly number[];
  /**
   * As the Belgian module: C_Login while logged in says OK whatever the PIN, and goes on doing so on the next card
   * for as long as a session of the last one was left open.
   */
  readonly sticky?: boolean;
  /** CKF_LOGIN_REQUIRED (default: set). */
  readonly loginRequired?: boolean;
}

export interface RemovableTokenOptions extends Behaviour {
  /** Whose cards there are; none is in a reader yet. Each one costs about a tenth of a second. */
  readonly citizens: readonly [CitizenId, ...CitizenId[]];
  /** Readers plugged in at the start (default: one without PIN pad). Their indices are their slot ids. */
  readonly readers?: readonly ReaderOptions[];
  readonly pin?: string;
  /** Certificates and files, by label, that the cards lack. */
  readonly leaveOut?: readonly OptionalLabel[];
}

export interface ReaderOptions {
  readonly name?: string;
  readonly pinPad?: boolean;
}

export interface Fault {
  /** PKCS#11 name: `C_Sign`. C_GetFunctionList counts too. */
  readonly function: `C_${string}`;
  readonly action: FaultAction;
  /** Only at the n-th call from now on, counted over all processes; without it, at every call. */
  readonly at?: number;
  /** Short for `at: 1`. */
  readonly once?: boolean;
}

export interface RemovableToken {
  readonly modulePath: string;
  /** For the process that loads the module. */
  readonly env: Readonly<Record<'SOFTHSM2_CONF' | 'EID_TEST_TOKEN_CONTROL', string>>;
  readonly pin: string;
  /** CK_TOKEN_INFO.serialNumber */
  serial(citizen: CitizenId): string;
  /** Puts a card in; one that is there already comes out first. The same card may be put in again. */
  insert(reader: number, citizen: CitizenId): void;
  remove(reader: number): void;
  /** @returns the new reader's slot id; the module shows it after the next C_GetSlotList with NULL. */
  plugIn(reader?: ReaderOptions): number;
  unplug(reader: number): void;
  fault(fault: Fault): void;
  clearFaults(): void;
  behave(changes: Behaviour): void;
  answerPinPad(outcome: PinPadOutcome): void;
  triesLeft(citizen: CitizenId): number;
  setTriesLeft(citizen: CitizenId, tries: number): void;
  /** Names of the PKCS#11 functions called, in order, over all processes, the failed ones included. */
  calls(): string[];
  /** Resolves as soon as the function has been called (since the last clearCalls), by whatever process. */
  untilCalled(name: `C_${string}`): Promise<void>;
  clearCalls(): void;
  /** Removes its files: end the processes that use the module before. */
  close(): void;
}

const MAX_TRIES = 3;

/** Cards in removable readers behind a PKCS#11 module that a test can make misbehave. Throws without SoftHSM or cc. */
export async function createRemovableToken(options: RemovableTokenOptions): Promise<RemovableToken> {
  const { citizens, pin = '1234', readers = [{}] } = options;
  const modules = await compileTestModules();
  const folder = await mkdtemp(join(tmpdir(), 'removable-token-'));
  const leaveOut = options.leaveOut ?? [];
  const softHsm = await createSoftHsmToken({ folder: join(folder, 'softhsm'), citizens, pin, leaveOut });
  if (!softHsm.ok) {
    rmSync(folder, { recursive: true });
    throw new Error(`no SoftHSM token: ${softHsm.error.kind}`);
  }
  const serials = new Map(softHsm.value.tokens.map(({ citizen, serial }) => [citizen, serial]));
  const controlPath = join(folder, 'control');
  let control: Control = {
    module: softHsm.value.modulePath,
    log: join(folder, 'calls'),
    state: join(folder, 'state'),
    pin,
    pinPad: 'ok',
    sticky: options.sticky ?? false,
    loginRequired: options.loginRequired ?? true,
    omitMechanisms: options.omitMechanisms ?? [],
    readers: readers.map((reader, id) => controlledReader(id, reader)),
    faults: [],
  };
  mkdirSync(control.state);
  writeControl(controlPath, control);
  let nextReader = readers.length;
  let nextFault = 1;

  const change = (changes: Partial<Control>): void => {
    control = { ...control, ...changes };
    writeControl(controlPath, control);
  };
  const serial = (citizen: CitizenId): string => {
    const found = serials.get(citizen);
    if (found === undefined) throw new Error(`${citizen} has no card here: name it in createRemovableToken`);
    return found;
  };
  const putIn = (id: number, card: string | null): void => {
    if (!control.readers.some((reader) => reader.id === id)) throw new Error(`no reader ${String(id)}`);
    change({
      readers: control.readers.map((reader) =>
        reader.id === id ? { ...reader, serial: card, generation: reader.generation + 1 } : reader,
      ),
    });
  };
  const triesFile = (citizen: CitizenId): string => join(control.state, `tries-${serial(citizen)}`);

  return {
    modulePath: modules.removableToken,
    env: { ...softHsm.value.env, EID_TEST_TOKEN_CONTROL: controlPath },
    pin,
    serial,
    insert: (reader, citizen) => {
      putIn(reader, serial(citizen));
    },
    remove: (reader) => {
      putIn(reader, null);
    },
    plugIn: (reader = {}) => {
      const id = nextReader;
      nextReader += 1;
      change({ readers: [...control.readers, controlledReader(id, reader)] });
      return id;
    },
    unplug: (id) => {
      change({ readers: control.readers.filter((reader) => reader.id !== id) });
    },
    fault: ({ function: name, action, at, once }) => {
      const fault = { id: nextFault, function: name, action, at: at ?? (once === true ? 1 : null) };
      nextFault += 1;
      change({ faults: [...control.faults, fault] });
    },
    clearFaults: () => {
      change({ faults: [] });
    },
    behave: change,
    answerPinPad: (outcome) => {
      change({ pinPad: outcome });
    },
    triesLeft: (citizen) => {
      const file = triesFile(citizen);
      return existsSync(file) ? Number(readFileSync(file, 'utf8')) : MAX_TRIES;
    },
    setTriesLeft: (citizen, tries) => {
      writeFileSync(triesFile(citizen), String(tries));
    },
    calls: () => loggedCalls(control.log),
    untilCalled: (name) => untilLogged(folder, control.log, name),
    clearCalls: () => {
      rmSync(control.log, { force: true });
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function controlledReader(id: number, { name = `Test reader ${String(id)}`, pinPad = false }: ReaderOptions) {
  return { id, name, pinPad, generation: 0, serial: null };
}

function loggedCalls(log: string): string[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => line.slice(line.indexOf(' ') + 1));
}

async function untilLogged(folder: string, log: string, name: string): Promise<void> {
  const stop = new AbortController();
  // Watching starts before the first look, so that no call slips in between.
  const changes = watch(folder, { signal: stop.signal });
  const next = changes[Symbol.asyncIterator]();
  let change = next.next();
  while (!loggedCalls(log).includes(name)) {
    await change;
    change = next.next();
  }
  change.catch(() => null);
  stop.abort();
}
