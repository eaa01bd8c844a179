import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { CitizenId } from '../cards.ts';
import type { OptionalLabel } from './optional-labels.ts';
import { findSoftHsm, type SoftHsmMissing } from './softhsm-module.ts';
import { runTokenWriter } from './token-writer-process.ts';

export interface SoftHsmTokenOptions {
  /** New, empty, or made by an earlier call: then what it holds is replaced. */
  readonly folder: string;
  readonly citizens: readonly [CitizenId, ...CitizenId[]];
  /** 4 to 12 digits, the same for each citizen's token. */
  readonly pin: string;
  /** Certificates and files, by label, that the cards lack (default: none). The keys are always there. */
  readonly leaveOut?: readonly OptionalLabel[];
  /** SoftHSM's module, where it is not in one of the usual places. */
  readonly module?: string;
}

export interface SoftHsmToken {
  readonly modulePath: string;
  readonly configFile: string;
  /** What a process needs in its environment before it loads the module. */
  readonly env: { readonly SOFTHSM2_CONF: string };
  readonly tokens: readonly CitizenToken[];
}

export interface CitizenToken {
  readonly citizen: CitizenId;
  /** CK_TOKEN_INFO.serialNumber: chosen by SoftHSM. */
  readonly serial: string;
}

export type SoftHsmFailure =
  | SoftHsmMissing
  | { readonly kind: 'invalid-pin' }
  /** The folder holds something that is not ours to replace. */
  | { readonly kind: 'folder-in-use'; readonly folder: string }
  /** `step`: a PKCS#11 function and its return value, or how the writing process ended. */
  | { readonly kind: 'token-not-written'; readonly step: string };

const CONFIG_MARK = '# Written by the eID Bridge simulator: test tokens only.';

/**
 * Makes a SoftHSM 2 configuration with one token per citizen, holding what the Belgian module shows of a card, under
 * the same labels. SoftHSM is loaded in a process of its own and nowhere else.
 */
export async function createSoftHsmToken(options: SoftHsmTokenOptions): Promise<Result<SoftHsmToken, SoftHsmFailure>> {
  if (!/^\d{4,12}$/.test(options.pin)) return fail({ kind: 'invalid-pin' });
  const module = findSoftHsm(options.module === undefined ? undefined : [options.module]);
  if (!module.ok) return module;
  const folder = resolve(options.folder);
  const configFile = join(folder, 'softhsm2.conf');
  const prepared = await prepareFolder(folder, configFile);
  if (!prepared.ok) return prepared;
  const env = { SOFTHSM2_CONF: configFile };
  const written = await runTokenWriter(env, {
    module: module.value,
    citizens: [...options.citizens],
    pin: options.pin,
    leaveOut: [...(options.leaveOut ?? [])],
  });
  if (!written.ok) return fail({ kind: 'token-not-written', step: written.error });
  return ok({ modulePath: module.value, configFile, env, tokens: written.value });
}

async function prepareFolder(folder: string, configFile: string): Promise<Result<void, SoftHsmFailure>> {
  const tokens = join(folder, 'tokens');
  await mkdir(folder, { recursive: true });
  const config = await readFile(configFile, 'utf8').catch(() => null);
  if (config !== null && !config.startsWith(CONFIG_MARK)) return fail({ kind: 'folder-in-use', folder });
  if (config !== null) await rm(tokens, { recursive: true, force: true });
  await writeFile(configFile, configuration(tokens));
  const made = await mkdir(tokens).then(
    () => true,
    () => false,
  );
  return made ? ok(undefined) : fail({ kind: 'folder-in-use', folder });
}

function configuration(tokens: string): string {
  return `${[
    CONFIG_MARK,
    `directories.tokendir = ${tokens}`,
    'objectstore.backend = file',
    'log.level = ERROR',
    'slots.removable = true',
  ].join('\n')}\n`;
}
