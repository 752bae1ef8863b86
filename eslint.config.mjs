import { protocols } from '@moisson/connectors';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

// Names of protocols that are ordinary words of this project too: they cannot be checked.
const ORDINARY = ['table', 'moisson'];
const told = protocols.filter(({ name }) => !ORDINARY.includes(name));
// The words of each other protocol, as a regular expression in a selector has them.
const words = told.flatMap(({ name, title }) => [name, title]).join('|');
const identifiers = told.map(({ name }) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())).join('|');
const NAMED =
  'Only packages/connectors names a protocol: ask its list instead (`protocols`, `connectors`, `connectorOf`).';

export default tseslint.config(
  { ignores: ['node_modules/', 'data/', 'coverage/', 'packages/client/src/generated/', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-redeclare': 'off',
      // A template or an index that the types cannot know is guarded where it is made; the rules below cannot see it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Ports are promises by contract; an adapter that has nothing to wait for is still one.
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    // Text of sources and visitors: a pattern that backtracks, or that starts anew at every character, takes quadratic time
    // on a hostile text and holds the whole process. "potential": also where the rule cannot construct the attack.
    files: ['packages/**/*.ts', 'services/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    files: ['packages/**/*.ts', 'services/**/*.ts'],
    // What publishes the catalogue in the formats of others names these, which have the names of the protocols that read them.
    ignores: [
      'packages/{connectors,dcat,simulator,testkit}/**',
      'packages/kernel/src/problems/validation.ts',
      'services/portal/src/{catalogue,ckan,dcat-us,feeds,oai-pmh,ogc-records,rdf,validation}/**',
      '**/*.test.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `:not(ImportDeclaration) > Literal[value=/(?<![\\w-])(?:${words})(?![\\w-])/i]`, message: NAMED },
        { selector: `TemplateElement[value.raw=/(?<![\\w-])(?:${words})(?![\\w-])/i]`, message: NAMED },
        { selector: `Identifier[name=/^(?:${identifiers})$/i]`, message: NAMED },
      ],
    },
  },
);
