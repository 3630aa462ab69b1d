import type { PictureDepth } from './offline'

/** Wide enough for a phone's page, and for the list of a digest. */
const WIDTH_MAX: Record<Exclude<PictureDepth, 0>, number> = { 1: 480, 2: 960 }
const PICTURES_MAX = 12

/** Style sheets and fonts that a document names in its head. Their names change with what is in them. */
export const assetsOf = (html: string): string[] => unique(html.matchAll(/"(\/_next\/static\/[^"?]+\.(?:css|woff2))/g))

/** The fonts that a style sheet names. */
export const fontsOf = (css: string, address: string): string[] =>
  [...css.matchAll(/url\(["']?([^"')?]+\.woff2)/g)].map(([, font = '']) => new URL(font, address).pathname)

/**
 * The pictures to keep with an article's page, each in one width: those of the piece itself, not of the lists around it;
 * of a digest's piece the one that it opens with, not its author's portrait, which is never offered that wide. A picture is kept as AVIF, whatever is asked for later: every browser that runs this worker reads it.
 */
export function picturesOf(html: string, depth: PictureDepth): string[] {
  if (depth === 0) return []
  const [piece = ''] = (html.split('<article class="article"')[1] ?? '').split('</article>')
  const widths = new Map<string, number[]>()
  for (const [, key = '', width] of piece.matchAll(/\/media\/([0-9a-f]{24})\/(\d+)\.avif/g))
    widths.set(key, [...(widths.get(key) ?? []), Number(width)])
  const wide = [...widths].filter(([, offered]) => depth === 2 || Math.max(...offered) >= WIDTH_MAX[1])
  return wide.slice(0, depth === 1 ? 1 : PICTURES_MAX).map(([key, offered]) => {
    const fitting = offered.filter((width) => width <= WIDTH_MAX[depth])
    return `/media/${key}/${fitting.length > 0 ? Math.max(...fitting) : Math.min(...offered)}.avif`
  })
}

/** True for what anyone may be shown: a whole page that names a lifetime for shared caches. */
export function isPublicPage({ status, headers }: Pick<Response, 'status' | 'headers'>): boolean {
  const cacheControl = headers.get('cache-control') ?? ''
  return (
    status === 200 &&
    (headers.get('content-type') ?? '').startsWith('text/html') &&
    /\bs-maxage=/.test(cacheControl) &&
    !/\b(private|no-store|no-cache)\b/.test(cacheControl)
  )
}

const unique = (matches: Iterable<RegExpMatchArray>) => [...new Set([...matches].map(([, found = '']) => found))]
