import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'data/**', 'tests/browser/shots/**', '**/fixtures/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-control-regex': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 450 }],
    },
  },
  { files: ['**/*.test.{ts,tsx}', 'tests/**/*.ts'], rules: { 'max-lines': 'off', 'no-console': 'off' } },
  { files: ['client/src/**/*.{ts,tsx}'], plugins: { 'react-hooks': hooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  { files: ['packages/plan/src/**/*.ts', 'packages/sync/src/**/*.ts'], ignores: ['**/*.test.ts'], rules: {
    'no-restricted-globals': ['error', 'window', 'document', 'process', 'setTimeout', 'setInterval', 'fetch', 'console', 'crypto'],
    'no-restricted-properties': ['error', { object: 'Math', property: 'random' }, { object: 'Date', property: 'now' }],
  } },
  { files: ['scripts/**/*.mjs', '**/*.cjs', 'packages/cli/src/**/*.ts'], languageOptions: { globals: { console: 'readonly', process: 'readonly', module: 'writable', URL: 'readonly', setTimeout: 'readonly' } }, rules: { 'no-console': 'off' } },
)
