import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { atLeast, type Figure, type Measure } from '../measure.ts';

const PROGRAM = fileURLToPath(new URL('../verify.ts', import.meta.url));
const SHARE_OF_BARE = 0.7;

interface Report {
  readonly results: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly ratios: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Verifications a second beside the bare cryptography: verify.ts, in a process of its own. */
export const verifications: Measure = {
  name: 'verifications',
  run: async ({ quick }) => {
    const { results, ratios } = await runProgram(quick ? 0.2 : 2);
    return Object.entries(results).flatMap(([keys, rates]): Figure[] => [
      ...Object.entries(rates).map(([kind, rate]) => ({
        name: `verify ${keys}: ${kind}`,
        unit: '/s' as const,
        p50: rate,
        runs: 1,
      })),
      ...Object.entries(ratios[keys] ?? {}).map(([kind, share]) => ({
        name: `verify ${keys}: ${kind} / bare`,
        unit: 'share of bare' as const,
        p50: share,
        runs: 1,
        ...(kind === 'cold' ? {} : { goal: atLeast(SHARE_OF_BARE) }),
      })),
    ]);
  },
};

async function runProgram(seconds: number): Promise<Report> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', PROGRAM, '--json', '--seconds', String(seconds)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error('verify.ts failed');
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as Report;
}
