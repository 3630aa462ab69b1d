import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@': fromRoot('.'), 'server-only': fromRoot('./node_modules/server-only/empty.js') } },
  test: {
    include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/*.soak.test.ts', '**/node_modules/**'],
    setupFiles: ['scripts/repeatable-cases.ts'],
    // One for each core: by itself the runner leaves one of them idle.
    maxWorkers: '100%',
    // A machine that does much at once is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
