import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../contracts/result.ts';

export interface BenchOptions {
  /** Names of measures; all where empty. */
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

export function help(names: readonly string[]): string {
  return `Measures the bridge on SoftHSM tokens, beside raw pkcs11js and Node alone, against the goals of docs/benchmarks.md.

Usage: npm run bench -- [options]

  --only a,b   these measures only: ${names.join(', ')}
  --quick      few runs: to see that it works, not to quote
  --json       print JSON instead of the table
  --help       this text

The JSON is also written to .cache/bench/latest.json.
`;
}

/** @returns the options, or a sentence that says what is wrong. */
export function parseOptions(args: readonly string[], names: readonly string[]): Result<BenchOptions, string> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch {
    return fail('unknown option, or an option without its value');
  }
  const only = values.only?.split(',').map((name) => name.trim()) ?? [];
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) return fail(`--only ${unknown}: not one of ${names.join(', ')}`);
  return ok({ only, quick: values.quick === true, json: values.json === true, help: values.help === true });
}

function parse(args: readonly string[]): { only?: string; quick?: boolean; json?: boolean; help?: boolean } {
  const flag = { type: 'boolean' } as const;
  return parseArgs({ args: [...args], options: { only: { type: 'string' }, quick: flag, json: flag, help: flag } })
    .values;
}
