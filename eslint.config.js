import { config as hubspotPreset } from '@hubspot/eslint-config-ui-extensions';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Syntax that no room uses, with what to do instead. */
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export has another name in every file that imports it.',
};
const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that holds the name.',
};
const noClock = {
  selector: ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
  message: 'Time enters once, as `asOf`: take the day as an argument.',
};
const noEnvironment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is parsed once, in src/config.ts: take the value as an argument.',
};

/** What a pure room may not reach for. */
const impureGlobals = ['process', 'console', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval'].map(
  (name) => ({ name, message: 'This room is pure: no clock, no I/O, no chance. Take the value as an argument.' }),
);
const impureProperties = [
  { object: 'Date', property: 'now', message: 'Time enters once, as `asOf`: take the day as an argument.' },
  { object: 'Math', property: 'random', message: 'This room is pure: take a seeded generator as an argument.' },
  ...['process', 'console', 'fetch', 'performance', 'crypto'].map((property) => ({
    object: 'globalThis',
    property,
    message: 'This room is pure: no clock, no I/O, no chance. Take the value as an argument.',
  })),
];

const typescript = ['**/*.{ts,tsx}'];
const pure = ['src/scoring/**/*.ts', 'src/programme/**/*.ts'];
const readsTheEnvironment = [
  'src/config.ts',
  'src/config/**/*.ts',
  'src/build/**/*.ts',
  'src/functions/**/*.ts',
  'sandbox/main.ts',
  'tests/**/*.{ts,tsx}',
  'bench/**/*.ts',
];

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.loyalty/', 'coverage/'] },
  {
    // A rule that has to be switched off in one place is switched off here, where it can be seen, or not at all.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },

  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    // One program for all: the folders of extensions have a configuration of their own, for HubSpot.
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Types are structural here, and there is no enum (erasableSyntaxOnly): slow, and nothing to find.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Numbers read well in a sentence; anything else is written out by the code that knows its format.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A leading underscore says that a parameter is there for its place only.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'max-depth': ['error', 4],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 20],
      'no-restricted-syntax': ['error', noDefaultExport, noBarrel],
    },
  },

  {
    files: ['src/**/*.ts', 'sandbox/**/*.{ts,tsx}'],
    ignores: [...pure, ...readsTheEnvironment],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noBarrel, noEnvironment] },
  },
  {
    files: pure,
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': ['error', ...impureProperties],
      'no-restricted-syntax': ['error', noDefaultExport, noBarrel, noClock],
    },
  },

  {
    // The glossary is one file, so that it can be read in one go.
    files: ['src/scoring/types.ts'],
    rules: { 'max-lines': 'off' },
  },

  {
    files: ['extensions/**/*.tsx', 'extensions/**/use-*.ts'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // Without the rules that run React's compiler over every file: they take as long as all others together.
    files: ['sandbox/host/**/*.tsx', 'sandbox/host/**/use-*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  hubspotPreset
    .filter((part) => part.plugins !== undefined)
    .map((part) => ({
      ...part,
      files: ['extensions/**/*.{ts,tsx}'],
      rules: {
        ...part.rules,
        // The build copies extensions/shared into each folder; the import table (check:imports) guards the source, and
        // a test lints the copies with this rule on.
        '@hubspot/ui-extensions/no-parent-imports': 'off',
        '@hubspot/ui-extensions/no-console': 'error',
        '@hubspot/ui-extensions/no-experimental-imports': 'error',
      },
    })),

  {
    // The stand-in serves what HubSpot still serves, deprecated or not, and tests look at it; this rule is slow.
    files: ['sandbox/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'bench/**/*.ts'],
    rules: {
      // A test builds the odd value that the types forbid, to see it refused.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      // A test indexes what it has just made; a wrong index fails the test, which is its purpose.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Stand-ins for ports are async because the port is.
      '@typescript-eslint/require-await': 'off',
      // `expect(object.method)` compares the function and does not call it.
      '@typescript-eslint/unbound-method': 'off',
      // One of the slowest rules; what a test forgets to wait for, the rule of floating promises finds.
      '@typescript-eslint/no-misused-promises': 'off',
      // `() => {}` is a good stand-in.
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    // Their tools want a default export.
    files: ['*.ts', 'bench/mutation/*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', noBarrel] },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: { process: 'readonly', module: 'writable', console: 'readonly', URL: 'readonly' } },
    rules: { eqeqeq: 'error', 'no-undef': 'error', 'no-unused-vars': 'error', 'max-lines': ['error', 300] },
  },
  prettier,
);
