/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Node's own type stripping, so that tests run the very text that ships.
  transform: { '\\.ts$': '<rootDir>/test/support/jest/strip-types.mjs' },
  maxWorkers: 2,
  // Real tokens, processes and browsers on a busy machine; nothing waits this long by itself.
  testTimeout: 30_000,
  // Keeps all that bridges and processes of the tests say, and fails the run where a PIN or national number is in it.
  globalSetup: '<rootDir>/test/support/secrets/jest-set-up.mjs',
  globalTeardown: '<rootDir>/test/support/secrets/jest-tear-down.mjs',
  reporters: [
    'default',
    '<rootDir>/test/support/jest/desktop-driver-reporter.mjs',
    ['<rootDir>/test/support/jest/totals-reporter.mjs', { file: '.cache/test-totals.json' }],
  ],
};
