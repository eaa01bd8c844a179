/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Node's own type stripping, so that tests run the very text that ships.
  transform: { '\\.ts$': '<rootDir>/test/support/jest/strip-types.mjs' },
  maxWorkers: 2,
  reporters: ['default', ['<rootDir>/test/support/jest/totals-reporter.mjs', { file: '.cache/test-totals.json' }]],
};
