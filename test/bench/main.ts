/**
 * `npm run bench`: measures, prints a table, writes JSON. It asserts nothing: figures of a noisy computer are for
 * reading. Exit 0 when all measures ran, 1 when one could not, 2 for wrong usage.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { buildBridge } from './bridge-process.ts';
import type { Measure } from './measure.ts';
import { calls } from './measures/calls.ts';
import { cardEvents } from './measures/card-events.ts';
import { cards } from './measures/cards.ts';
import { certificates } from './measures/certificates.ts';
import { connect } from './measures/connect.ts';
import { desktop } from './measures/desktop.ts';
import { heap } from './measures/heap.ts';
import { idle } from './measures/idle.ts';
import { memory } from './measures/memory.ts';
import { roundTrip } from './measures/round-trip.ts';
import { signatures } from './measures/signatures.ts';
import { start } from './measures/start.ts';
import { verifications } from './measures/verifications.ts';
import { help, parseOptions, type BenchOptions } from './options.ts';
import { reported, table, type Report, type ReportedFigure } from './report.ts';
import { createWorld } from './world.ts';

const MEASURES: readonly Measure[] = [
  signatures,
  roundTrip,
  connect,
  certificates,
  start,
  memory,
  heap,
  idle,
  calls,
  cards,
  cardEvents,
  desktop,
  verifications,
];
const NAMES = MEASURES.map(({ name }) => name);
const RESULTS = new URL('../../.cache/bench/', import.meta.url);

const load = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;

async function bench({ only, quick, json }: BenchOptions): Promise<number> {
  const before = load();
  const measures: Record<string, ReportedFigure[]> = {};
  let failed = false;
  await buildBridge();
  const world = await createWorld(quick);
  try {
    for (const { name, run } of MEASURES) {
      if (only.length > 0 && !only.includes(name)) continue;
      process.stderr.write(`measuring: ${name}\n`);
      try {
        measures[name] = reported(await run(world));
      } catch (thrown) {
        failed = true;
        process.stderr.write(`${name} failed: ${thrown instanceof Error ? thrown.message : 'unknown'}\n`);
      }
    }
  } finally {
    await world.close();
  }
  const report: Report = {
    measuredAt: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    load: { before, after: load() },
    quick,
    measures,
  };
  const text = `${JSON.stringify(report, null, 2)}\n`;
  await mkdir(RESULTS, { recursive: true });
  await writeFile(new URL('latest.json', RESULTS), text);
  process.stdout.write(json ? text : table(report));
  return failed ? 1 : 0;
}

const options = parseOptions(process.argv.slice(2), NAMES);
if (!options.ok) {
  process.stderr.write(`bench: ${options.error}\nTry --help.\n`);
  process.exitCode = 2;
} else if (options.value.help) {
  process.stdout.write(help(NAMES));
} else {
  // A process that a failed measure left must not keep the bench waiting.
  process.exit(await bench(options.value));
}
