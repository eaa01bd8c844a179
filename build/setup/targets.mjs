/**
 * What runs once everything is there: arguments for this project's own Node.
 *
 * @type {Readonly<Record<import('./system-packages.mjs').Purpose, readonly string[]>>}
 */
export const TARGETS = {
  test: [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--passWithNoTests=false',
  ],
  demo: ['--disable-warning=ExperimentalWarning', 'build/demo/main.ts'],
};

/**
 * @param {string | undefined} text
 * @returns {import('./system-packages.mjs').Purpose | null}
 */
export function parsePurpose(text) {
  return text === 'test' || text === 'demo' ? text : null;
}
