import { fork } from 'node:child_process';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../contracts/result.ts';
import { CITIZEN_IDS } from '../citizens.ts';
import { OPTIONAL_LABELS } from './optional-labels.ts';

/** The boundary between createSoftHsmToken and the process that loads SoftHSM (write-tokens.ts). */

const citizen = v.picklist(CITIZEN_IDS);

export const TokenOrder = v.strictObject({
  module: v.string(),
  citizens: v.array(citizen),
  pin: v.string(),
  leaveOut: v.array(v.picklist(OPTIONAL_LABELS)),
});
export type TokenOrder = v.InferOutput<typeof TokenOrder>;

export const TokenReport = v.union([
  v.strictObject({ ok: v.literal(true), tokens: v.array(v.strictObject({ citizen, serial: v.string() })) }),
  v.strictObject({ ok: v.literal(false), step: v.string() }),
]);
export type TokenReport = v.InferOutput<typeof TokenReport>;

type WrittenTokens = Extract<TokenReport, { ok: true }>['tokens'];

/** SoftHSM reads its configuration from the environment when initialised: hence a process for each set of tokens. */
export function runTokenWriter(
  env: Readonly<Record<string, string>>,
  order: TokenOrder,
): Promise<Result<WrittenTokens, string>> {
  return new Promise((resolve) => {
    const child = fork(new URL('./write-tokens.ts', import.meta.url), {
      env: { ...process.env, ...env },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let report: Result<WrittenTokens, string> | null = null;
    child.once('message', (message) => {
      const parsed = v.safeParse(TokenReport, message);
      if (!parsed.success) report = fail('unreadable report');
      else report = parsed.output.ok ? ok(parsed.output.tokens) : fail(parsed.output.step);
    });
    child.once('error', () => {
      resolve(fail('process not started'));
    });
    child.once('exit', (code, signal) => {
      resolve(report ?? fail(`process ended with ${signal ?? `code ${String(code)}`}`));
    });
    child.send(order);
  });
}
