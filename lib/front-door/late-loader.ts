import 'server-only'
import { readFileSync } from 'node:fs'

/**
 * The inline script that starts what a page held back: on the first touch of an island, or at idle where the hint
 * cookie (`name=value`, readable by script, no secret) is set. Made once at start; at most 1 KB gzipped.
 */
export function lateLoader({ hintCookie }: { hintCookie: string }): string {
  if (!/^[\w-]+=[\w-]+$/.test(hintCookie)) throw new Error(`hintCookie must be a plain name=value, not ${hintCookie}`)
  const source = readFileSync(new URL('./late-loader.browser.mjs', import.meta.url), 'utf8')
  const lines = source.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n')
    .replace('HINT_COOKIE', `${hintCookie}(?:;|$)`)
}
