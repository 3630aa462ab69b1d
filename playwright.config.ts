import { defineConfig } from '@playwright/test'
import { findQuickBrowser } from './scripts/find-browser'

const browser = await findQuickBrowser(process.env)
const port = process.env['E2E_PORT'] ?? '3100'
const address = `http://127.0.0.1:${port}`
const dataDirectory = process.env['E2E_DATA_DIR'] ?? '.next/e2e/data'
// Newsroom journeys run commands in the test's own process, on the site's database.
process.env['DATA_DIR'] = dataDirectory

export default defineConfig({
  testDir: 'e2e',
  tsconfig: 'tsconfig.scripts.json',
  // Journeys that publish come after those that compare pages with themselves.
  projects: [
    { name: 'reader', testMatch: 'e2e/{reader,quality}/**/*.spec.ts' },
    { name: 'account', testMatch: 'e2e/account/**/*.spec.ts' },
    { name: 'editor', testMatch: 'e2e/editor/**/*.spec.ts', dependencies: ['reader', 'account'] },
  ],
  outputDir: '.next/e2e/results',
  fullyParallel: true,
  workers: 2,
  // A second try is named in the report: what fails twice is wrong, what fails once may be a busy machine.
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 30_000,
  // A machine that does much at once is slow, not wrong.
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.next/e2e/report.json' }]],
  use: {
    baseURL: address,
    browserName: 'chromium',
    launchOptions: { executablePath: browser.executablePath, args: browser.args },
    trace: 'off',
    // A page that a device kept is no page of the site: only what tests reading offline lets the worker run.
    serviceWorkers: 'block',
  },
  webServer: {
    command: 'node scripts/run-typescript.mjs server.ts',
    url: `${address}/api/health`,
    timeout: 90_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 12_000 },
    env: {
      NODE_ENV: 'production',
      PORT: port,
      SITE_URL: address,
      DATA_DIR: dataDirectory,
      DEMO_NOW: '2026-11-23T09:00:00Z',
      LOG_LEVEL: 'warn',
      // Each reader of a test comes from a network of their own.
      TRUSTED_PROXIES: '1',
    },
  },
})
