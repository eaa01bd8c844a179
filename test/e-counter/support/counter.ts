import { createECounter, type ECounter, type ECounterOptions, type LogEntry } from '../../../e-counter/e-counter.ts';
import { loadTestRoots } from '../../../simulator/cards.ts';

export const ORIGIN = 'https://e-counter.example';
export const TODAY = new Date('2026-05-04T10:00:00Z');

export interface TestCounter extends ECounter {
  readonly entries: LogEntry[];
}

/** An e-counter that trusts the test cards, at a fixed time, with its log kept. */
export async function testCounter(overrides: ECounterOptions = {}): Promise<TestCounter> {
  const entries: LogEntry[] = [];
  const counter = await createECounter({
    origin: ORIGIN,
    testRoots: await loadTestRoots(),
    revocation: 'off',
    communeKey: Buffer.alloc(32, 7),
    now: () => TODAY,
    log: (entry) => entries.push(entry),
    ...overrides,
  });
  return { ...counter, entries };
}
