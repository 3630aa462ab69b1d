import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, context, type BuildOptions } from 'esbuild'

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
/** Where the built files stand: beside the pages that ask for them, made after these, since a build empties the folder. */
export const ISLANDS_DIRECTORY = fromRoot('.next/islands')

const shared: BuildOptions = {
  outdir: ISLANDS_DIRECTORY,
  bundle: true,
  minify: true,
  target: ['chrome111', 'firefox115', 'safari16.4'],
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  external: ['/islands/*'],
  logLevel: 'warning',
}

/** An island is one file under a fixed address: on a slow line a second question costs more than some kilobytes. */
const islands: BuildOptions = {
  ...shared,
  entryPoints: {
    search: fromRoot('components/search/search-island.client.tsx'),
    keep: fromRoot('lib/keeping/keep-island.ts'),
  },
  format: 'esm',
}

const workers: BuildOptions = {
  ...shared,
  entryPoints: {
    'search-worker': fromRoot('lib/quick-search/quick-search-worker.ts'),
    'offline-worker': fromRoot('lib/offline/offline-worker.ts'),
  },
  format: 'iife',
}

/** Writes every island and worker into their folder. Needs neither database nor network. */
export async function buildIslands(): Promise<void> {
  await rm(ISLANDS_DIRECTORY, { recursive: true, force: true })
  await Promise.all([build(islands), build(workers)])
}

/** For development: builds, and builds again whenever a source changes. */
export async function watchIslands(): Promise<void> {
  for (const options of [islands, workers]) await (await context(options)).watch()
}
