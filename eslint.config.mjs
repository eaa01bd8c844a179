import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier/flat';
import tseslint from 'typescript-eslint';
import { layering } from './build/lint/layers.mjs';

const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' };
const NO_DEFAULT_REEXPORT = {
  selector: 'ExportSpecifier[exported.name="default"]',
  message: 'Name what you export.',
};
const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' };
const NO_SLEEP = ['> ', '> BlockStatement[body.length=1] > ExpressionStatement > '].map((way) => ({
  selector: `NewExpression[callee.name="Promise"] > ArrowFunctionExpression ${way}CallExpression[callee.name="setTimeout"]`,
  message: 'Wait for an event or inject a clock; do not sleep.',
}));
const NO_TIMER_PROMISES = {
  selector: 'ImportDeclaration[source.value=/^(node:)?timers.promises$/]',
  message: 'Wait for an event or inject a clock; do not sleep.',
};
const EVERYWHERE = [NO_DEFAULT_EXPORT, NO_DEFAULT_REEXPORT, NO_ENUM, NO_TIMER_PROMISES, ...NO_SLEEP];
const NO_OPEN_EXTERNAL = {
  selector: 'MemberExpression[property.name="openExternal"]',
  message: 'A window of ours opens nothing outside: docs/security.md.',
};
const NO_CREATE_REQUIRE = { selector: 'ImportSpecifier[imported.name="createRequire"]', message: 'Use import.' };

export default defineConfig(
  globalIgnores(['dist/', '.cache/', '.demo/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  eslint.configs.recommended,
  {
    name: 'typescript',
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked, layering(import.meta.dirname)],
    languageOptions: {
      parserOptions: {
        project: ['contracts', 'dom', 'node', 'renderer', 'preload', 'test'].map((name) => `./tsconfig.${name}.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowNullableObject: true, allowNullableBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      // noPropertyAccessFromIndexSignature asks for the brackets that this rule would take away.
      '@typescript-eslint/dot-notation': 'off',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...EVERYWHERE, NO_CREATE_REQUIRE, NO_OPEN_EXTERNAL],
    },
  },
  {
    name: 'verifier',
    files: ['verifier/**/*.ts'],
    // Its documented way, unless the operator gives another, to say loudly that test roots are trusted.
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    name: 'tests',
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // Fixtures are taken apart; what they hold are closures.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': ['error', ...EVERYWHERE],
    },
  },
  {
    name: 'plain scripts',
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
  },
  prettier,
);
