import { describe, expect, it } from 'vitest'
import { articleWith, picture, site } from '@/components/views.test-support'
import { UNNAMED_PUBLICATION } from '@/lib/publication/publication'
import { toArticleThing } from '@/lib/structured-data/article-thing'
import { articleMetadata } from '@/lib/sharing/article-metadata'
import { oklchToHex } from '@/lib/sharing/oklch'
import { shareCardPath, shareCardVersion, toShareCard } from '@/lib/sharing/share-card'

const NAME = 'The Gauge'
const publication = { ...UNNAMED_PUBLICATION, name: NAME }
const narrow = { ...picture, width: 1199, height: 750, caption: '', credit: '' }
const cardOf = (headline: string) => toShareCard(articleWith({ headline }), NAME)

describe('the card of a shared link', () => {
  it.each([
    ['without a picture', articleWith({ picture: null })],
    ['with a picture that is too small', articleWith({ picture: narrow })],
  ])('stands for a piece %s, in networks and in structured data', (_which, article) => {
    const path = shareCardPath(article, NAME)
    expect(path).toMatch(/^\/media\/cards\/energy\/the-level\/[0-9a-f]{16}\.png$/)
    expect(articleMetadata(article, publication)).toMatchObject({
      openGraph: { images: [{ url: path, width: 1200, height: 630, alt: 'The level of the sea – The Gauge' }] },
      twitter: { card: 'summary_large_image' },
    })
    expect(toArticleThing(article, site)).toMatchObject({
      image: expect.arrayContaining([`https://example.org${path}`]),
    })
  })

  it('leaves a picture that is large enough in its place', () => {
    expect(JSON.stringify(articleMetadata(articleWith(), publication))).not.toContain('/media/cards/')
    expect(JSON.stringify(toArticleThing(articleWith(), site))).not.toContain('/media/cards/')
  })

  it('has another address when anything on it changes, and the same one otherwise', () => {
    const [section] = articleWith().sections
    const versions = [
      cardOf('One'),
      cardOf('Another'),
      toShareCard(articleWith({ headline: 'One' }), 'Another name'),
      toShareCard(articleWith({ headline: 'One', sections: section ? [{ ...section, hue: 200 }] : [] }), NAME),
    ].map(shareCardVersion)
    expect(new Set(versions).size).toBe(versions.length)
    expect(shareCardVersion(cardOf('One'))).toBe(versions[0])
  })

  it.each([
    ['the letters of Azerbaijani', 'Xəzər: İçərişəhər, ığdır, göy, üzüm', 'Xəzər: İçərişəhər, ığdır, göy, üzüm'],
    ['letters written as two', 'u\u0308zu\u0308m', 'üzüm'],
    ['Cyrillic', 'Уровень моря – Ёлка', 'Уровень моря – Ёлка'],
    ['no emoji, which another server would be asked for', 'Shade 🌳 for cities', 'Shade for cities'],
    ['no letters that its fonts lack', 'ბაქო', ''],
  ])('shows %s', (_what, headline, shown) => {
    expect(cardOf(headline).headline).toBe(shown)
  })

  it('cuts a headline that would not fit after a whole word', () => {
    const { headline, headlineSize } = cardOf('sixty words '.repeat(40))
    expect(headline).toMatch(/ (?:sixty|words)…$/)
    expect(headline.length).toBeLessThanOrEqual(181)
    expect(headlineSize).toBeLessThan(cardOf('Short').headlineSize)
  })

  it('has the colours of the tokens', () => {
    expect(oklchToHex(1, 0, 0)).toBe('#ffffff')
    expect(oklchToHex(0.627955, 0.257683, 29.23388)).toBe('#ff0000')
  })
})
