import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes `{ passed, failed, skipped }` to a file at the end of a run and removes it at the start, so that whoever reads
 * it knows that the run came to its end. A suite that could not be loaded counts as one failure.
 */
export default class TotalsReporter {
  #file;

  /**
   * @param {unknown} _globalConfig
   * @param {{ file: string }} options
   */
  constructor(_globalConfig, { file }) {
    this.#file = file;
  }

  onRunStart() {
    rmSync(this.#file, { force: true });
  }

  /**
   * @param {unknown} _contexts
   * @param {Record<'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites' | 'numPendingTests' | 'numTodoTests', number>} results
   */
  onRunComplete(_contexts, results) {
    const totals = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(totals)}\n`);
  }
}
