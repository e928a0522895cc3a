// Lint: typed rules, and the direction of imports (docs/architecture.md).
import js from '@eslint/js'
import ts from 'typescript-eslint'
import importX from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import vitest from '@vitest/eslint-plugin'
import hooks from 'eslint-plugin-react-hooks'

const src = (...names) => names.map((name) => `./src/${name}`)
/** Each folder of src and the ones that it may not import from. */
const below = {
  text: ['rules', 'understand', 'flows', 'store', 'queue', 'bot', 'api', 'web'],
  rules: ['text', 'understand', 'flows', 'store', 'queue', 'bot', 'api', 'web'],
  understand: ['flows', 'store', 'queue', 'bot', 'api', 'web'],
  flows: ['store', 'queue', 'bot', 'api', 'web'],
  store: ['queue', 'bot', 'api', 'web'],
  queue: ['bot', 'api', 'web'],
  bot: ['queue', 'api', 'web'],
  api: ['queue', 'bot', 'web'],
}
const pure = ['text', 'rules', 'understand', 'flows']

export default ts.config(
  { ignores: ['build', 'dist', 'data', 'src/store/generated', 'node_modules'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': hooks },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver()],
      // Without these no-cycle reads none of our files, and says nothing.
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            ...Object.entries(below).map(([name, banned]) => ({
              target: `./src/${name}`,
              from: src(...banned),
              message: 'Imports point down only: see docs/architecture.md.',
            })),
            {
              target: ['./src/!(store)/**', './src/*.ts'],
              from: ['./src/store/generated', './src/store/connection.ts'],
              message: 'Only src/store talks to Prisma, and only the writer writes.',
            },
          ],
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: ['bullmq', 'ioredis', 'wechaty', 'wechaty-puppet', '@prisma/client'].map((name) => ({
            name,
            message: 'This library has one folder that imports it: see docs/architecture.md.',
          })),
        },
      ],
    },
  },
  {
    files: ['src/queue/**', 'src/bot/wechaty/**', 'src/store/**', 'tests/**', 'scripts/**', 'bench/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: pure.map((name) => `src/${name}/**`),
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'console'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The core reads no clock: take `now`.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The core reads no clock: take `now`.',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'The core throws no dice.',
        },
        { selector: 'ImportDeclaration[source.value=/^node:(?!zlib)/]', message: 'The core does no I/O.' },
      ],
    },
  },
  {
    files: ['tests/**'],
    plugins: { vitest },
    rules: {
      ...vitest.configs.recommended.rules,
      'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'fc.assert', 'expect*'] }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['src/web/**'], rules: hooks.configs.recommended.rules },
  { files: ['**/*.js', '**/*.mjs'], extends: [ts.configs.disableTypeChecked] },
)
