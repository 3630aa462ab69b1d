import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fitQuickIndex, QUICK_INDEX_BYTES_MAX } from './fit-quick-index'
import { decodeQuickIndex, encodeQuickIndex, quickArticlePath, quickPlacePath } from './quick-index'
import { articleWith, indexWith } from './quick-index.test-support'

const WHOLE = { deckLengthMax: 500 }

describe('the index of the newest articles', () => {
  it('is after its journey what it was before', () => {
    const index = indexWith([
      articleWith({ headline: 'Əliyev opens a bridge', slug: 'eliyev-opens-a-bridge', day: 20_780 }),
      articleWith({ headline: 'An older piece', slug: 'of-another-name', day: 20_100, names: [1, 2] }),
    ])
    expect(decodeQuickIndex(encodeQuickIndex(index, WHOLE))).toEqual(index)
  })

  it('leads to the addresses of articles and places', () => {
    const index = indexWith([articleWith({ slug: 'a-bridge' })])
    expect(index.articles.map((article) => quickArticlePath(article, index))).toEqual(['/news/a-bridge'])
    expect(index.places.map(quickPlacePath)).toEqual(['/news', '/author/nigar-ismayilova', '/tag/caspian-sea'])
  })

  it('cuts a deck after a whole word and says so', () => {
    const index = indexWith([articleWith({ deck: 'The water stands lower than ever' })])
    const [article] = decodeQuickIndex(encodeQuickIndex(index, { deckLengthMax: 12 })).articles
    expect(article?.deck).toBe('The water…')
  })

  it('is refused where it is of another format', () => {
    expect(() => decodeQuickIndex('{"format":0}')).toThrow('format')
  })

  it('takes at most 160 KB compressed, whatever is in it', { timeout: 60_000 }, async () => {
    // Letters that no compression can foresee: far worse than any language.
    const noise = (seed: number) =>
      Array.from({ length: 30 }, (_, at) => ((seed + 1) ** 3 * (at + 7) ** 5).toString(36)).join(' ')
    const articles = Array.from({ length: 2000 }, (_, at) =>
      articleWith({ headline: noise(at).slice(0, 100), deck: noise(-at), slug: `piece-${at}` }),
    )
    const text = await fitQuickIndex(indexWith(articles))
    expect(gzipSync(text).byteLength).toBeLessThanOrEqual(QUICK_INDEX_BYTES_MAX)
    expect(decodeQuickIndex(text).articles.length).toBeGreaterThan(0)
  })
})
