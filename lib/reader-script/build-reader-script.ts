import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const fromHere = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Both inline scripts, bundled and minified: what blocks the first paint, and the module that runs after it. */
export async function buildReaderScript(): Promise<{ firstPaint: string; module: string }> {
  return { firstPaint: await bundle('first-paint.ts', 'iife'), module: await bundle('reader-module.ts', 'esm') }
}

async function bundle(file: string, format: 'iife' | 'esm'): Promise<string> {
  const built = await build({
    entryPoints: [fromHere(file)],
    bundle: true,
    minify: true,
    format,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    write: false,
    legalComments: 'none',
    // Fetched when a reader reaches for it.
    external: ['/islands/*'],
  })
  const text = built.outputFiles[0]?.text.trim() ?? ''
  // Inside <script> these two would end or change how the rest is read.
  if (/<\/script|<!--/i.test(text)) throw new Error(`${file} holds what an inline script cannot.`)
  return text
}
