import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only libs/platform/src/config/config.ts reads the environment.',
};
const noOwnTransaction = {
  selector: 'CallExpression[callee.property.name=/^(transaction|startTransaction|createQueryRunner)$/]',
  message: 'UnitOfWork starts the transactions.',
};
const noSave = {
  selector: "CallExpression[callee.property.name='save'][callee.object.name=/^(tx|manager|repository)$/i]",
  message: 'save() reads before it writes; use insert, update or SQL.',
};

export default defineConfig(
  globalIgnores([
    'dist/',
    '.cache/',
    'node_modules/',
    'coverage/',
    'apps/web/dist/',
    'apps/web/src/api/schema.d.ts',
    'test/boundary-fixture/',
  ]),
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', noEnvironment, noOwnTransaction, noSave],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Answers of pg, of `inject().json()` and of TypeORM's `query` are `any` and are given a type where they are read.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Nest handlers and interface implementations are async by contract.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    // Nest resolves constructor types at run time, so their imports must stay values.
    files: ['libs/**/*.ts', 'apps/{api,worker,cli}/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['libs/platform/src/config/config.ts', 'test/**/*.ts', '**/*.spec.ts', 'bench/**'],
    rules: { 'no-restricted-syntax': ['error', noSave] },
  },
  {
    files: [
      'libs/platform/src/database/unit-of-work.ts',
      'libs/platform/src/queue/outbox-relay.ts',
      'db/**',
      '**/testing.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noEnvironment, noSave] },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', '**/testing.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': 'off',
    },
  },
  {
    // Texts and reference data grow by rows, not by logic.
    files: ['apps/web/src/**/*strings.ts', 'apps/web/src/**/texts-*.ts', 'db/demo/**'],
    rules: { 'max-lines': 'off' },
  },
);
