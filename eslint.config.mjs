import nextPlugin from '@next/eslint-plugin-next'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** One directive, one kind of file. The message is what the reviewer would have said. */
const directive = (name, message) => ({ selector: `ExpressionStatement[directive="${name}"]`, message })
const USE_CLIENT = directive('use client', "'use client' belongs in a *.client.tsx file.")
const USE_SERVER = directive('use server', 'Server actions live in app/**/actions.ts.')
const USE_CACHE = directive('use cache', 'Only lib/**/*-queries.ts may cache.')
const PROCESS_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read settings from lib/env.ts.',
}
const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only; Next route files are the exception.',
}
const ban = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules] })

export default defineConfig([
  globalIgnores(['.next/**', '.data/**', 'public/islands/**', 'next-env.d.ts', 'test-results/**']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.{ts,tsx}'], rules: ban(USE_CLIENT, USE_SERVER, USE_CACHE, PROCESS_ENV, DEFAULT_EXPORT) },
  { files: ['**/*.client.tsx'], rules: ban(USE_SERVER, USE_CACHE, PROCESS_ENV, DEFAULT_EXPORT) },
  { files: ['app/**/{error,global-error}.tsx'], rules: ban(USE_SERVER, USE_CACHE, PROCESS_ENV) },
  {
    files: [
      'app/**/{page,layout,loading,not-found,global-not-found,template,default,sitemap,robots,opengraph-image}.{ts,tsx}',
    ],
    rules: ban(USE_CLIENT, USE_SERVER, USE_CACHE, PROCESS_ENV),
  },
  { files: ['app/**/actions.ts'], rules: ban(USE_CLIENT, USE_CACHE, PROCESS_ENV, DEFAULT_EXPORT) },
  { files: ['lib/**/*-queries.ts'], rules: ban(USE_CLIENT, USE_SERVER, PROCESS_ENV, DEFAULT_EXPORT) },
  { files: ['lib/env.ts', '*.config.{ts,mjs}', 'scripts/{run,test}.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['scripts/**', 'server.ts', '**/*.soak.test.ts'], rules: { 'no-console': 'off' } },
  // Vitest's matchers (expect.any) are typed as any.
  { files: ['**/*.test.{ts,tsx}'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, '@next/next': nextPlugin, 'jsx-a11y': jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...nextPlugin.configs.recommended.rules,
      ...nextPlugin.configs['core-web-vitals'].rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      // Links are the browser's own: docs/decisions/0005.
      '@next/next/no-html-link-for-pages': 'off',
      // Only on pages that are their form, where focus belongs.
      'jsx-a11y/no-autofocus': 'off',
    },
  },
  { files: ['**/*.{mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
])
