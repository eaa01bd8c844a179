#!/usr/bin/env node
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Revocation } from '../verifier/index.ts';
import { createECounter } from './e-counter.ts';
import { readFlags, USAGE, type Flags } from './flags.ts';
import { logTo } from './log.ts';

const flags = readFlags(process.argv.slice(2));
if (!flags.ok) {
  process.stderr.write(`e-counter: ${flags.error}\n\n${USAGE}`);
  process.exitCode = 2;
} else if (flags.value === 'help') {
  process.stdout.write(USAGE);
} else {
  await run(flags.value);
}

async function run({ port, origin, database, bridgePorts, testRoots, ...flags }: Flags): Promise<void> {
  const now = (): Date => new Date();
  try {
    const counter = await createECounter({
      database,
      testRoots: testRoots.map(readRoot),
      revocation: readRevocation(flags),
      log: logTo((line) => process.stderr.write(line), now),
      now,
      ...(origin === undefined ? {} : { origin }),
      ...(bridgePorts === undefined ? {} : { bridgePorts }),
    });
    const end = (): void => {
      void counter.close();
    };
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
    process.stdout.write(`listening ${await counter.listen(port)}\n`);
  } catch (error) {
    process.stderr.write(`e-counter: ${error instanceof Error ? error.message : 'could not start'}\n`);
    process.exitCode = 1;
  }
}

function readRevocation({ revocation, revocationProxy }: Pick<Flags, 'revocation' | 'revocationProxy'>): Revocation {
  if (revocation === 'off') return 'off';
  return {
    whenUnavailable: revocation === 'check' ? 'refuse' : 'accept',
    ...(revocationProxy === undefined ? {} : { proxy: revocationProxy }),
  };
}

function readRoot(file: string): Uint8Array {
  try {
    return new X509Certificate(readFileSync(file)).raw;
  } catch {
    throw new Error(`--test-root ${file} is no certificate that can be read`);
  }
}
