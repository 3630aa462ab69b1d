import { describe, expect, it } from 'vitest'
import { key, pageWith, PUBLIC, siteWith, type Site } from './files.test-support'
import { readIndex } from './kept-files'
import { keepOfflinePage, keepUp, renew } from './keep-up'
import { BYTES_MAX, SAVED_MAX, type CardAsJson } from './offline-index'

const HOUR = 3_600_000
const id = (number: number) => number.toString(16).padStart(24, '0')

const cardOf = (number: number): CardAsJson => ({
  id: id(number),
  path: `/news/piece-${number}`,
  headline: `Piece ${number}`,
  deck: '',
  kind: 'report',
  sections: [{ id: 'news', name: 'News', path: '/news', hue: 20, mark: 'rhomb' }],
  authors: [],
  publishedAt: '2026-11-23T09:00:00Z',
  readingMinutes: 5,
  picture: null,
})

const page =
  (words: string, keys: string[] = [], headers: Record<string, string> = {}) =>
  () =>
    new Response(pageWith(words, keys), { headers: { ...PUBLIC, ...headers } })

const picture = () => new Response('picture', { headers: { 'content-type': 'image/avif' } })

/** A site whose device saved some pieces, each with two pictures, and whose digest has others. */
function siteWithPieces({ saved = [] as number[], digest = [] as number[] } = {}): Site {
  const pieces = [...saved, ...digest].map((number) => [
    `/news/piece-${number}`,
    page(`Piece ${number}`, [key('a'), key('b')]),
  ])
  const files = [key('a'), key('b')].flatMap((each) =>
    [480, 960].map((width) => [`/media/${each}/${width}.avif`, picture]),
  )
  return siteWith({
    ...(Object.fromEntries([...pieces, ...files]) as Site['answers']),
    '/api/v1/kept/cards': () =>
      Response.json({ entries: saved.toReversed().map((number) => ({ card: cardOf(number), because: [] })) }),
    '/api/v1/digest': () =>
      Response.json({
        path: '/digest/2026-11-23',
        name: 'Monday',
        timeZone: 'Asia/Baku',
        cards: digest.map(cardOf),
      }),
    '/digest/2026-11-23': page('The digest'),
  })
}

const documentsOf = async ({ world }: Site) => (await readIndex(world().files)).documents
const ids = (...numbers: number[]) => numbers.map(id)

describe('what a device keeps', () => {
  it('is a saved piece with its style sheet, its fonts and its own pictures, each in one width', async () => {
    const site = siteWithPieces({ saved: [1] })
    await keepUp(site.world(), { saved: ids(1), digest: null })
    expect((await documentsOf(site))['/news/piece-1']).toMatchObject({
      depth: 2,
      files: [
        '/_next/static/css/site.css',
        '/_next/static/media/serif.woff2',
        `/media/${key('a')}/960.avif`,
        `/media/${key('b')}/960.avif`,
      ],
    })
  })

  it('is nothing of the digest, where a page gave no reason to', async () => {
    const site = siteWithPieces({ digest: [1, 2] })
    await keepUp(site.world(), { saved: [], digest: null })
    expect(Object.keys(await documentsOf(site))).toEqual(['/offline'])
  })

  it('is the digest with its pieces: first their words, then a small picture of each', async () => {
    const site = siteWithPieces({ digest: [1, 2] })
    await keepUp(site.world(), { saved: [], digest: 0 })
    expect(Object.keys(await documentsOf(site))).toEqual([
      '/offline',
      '/digest/2026-11-23',
      '/news/piece-1',
      '/news/piece-2',
    ])
    expect(site.asked.filter((path) => path.startsWith('/media/'))).toEqual([])
    await keepUp(site.world(), { saved: [], digest: 1 })
    expect((await documentsOf(site))['/news/piece-2']?.files.at(-1)).toBe(`/media/${key('a')}/480.avif`)
  })

  it('is asked for once: a second page of the same visit costs nothing', async () => {
    const site = siteWithPieces({ saved: [1], digest: [2] })
    await keepUp(site.world(), { saved: ids(1), digest: 1 })
    const { length } = site.asked
    await keepUp(site.world(), { saved: ids(1), digest: 1 })
    expect(site.asked).toHaveLength(length)
  })

  it('is looked at again after some hours, and what did not change is not read', async () => {
    const site = siteWithPieces({ saved: [1] })
    site.answers['/news/piece-1'] = page('Piece 1', [], { etag: '"1"' })
    await keepUp(site.world(), { saved: ids(1), digest: null })
    site.answers['/news/piece-1'] = page('Never read', [], { etag: '"1"' })
    const later = site.world({ now: site.world().now + 4 * HOUR })
    await keepUp(later, { saved: ids(1), digest: null })
    expect((await documentsOf(site))['/news/piece-1']?.checkedAt).toBe(later.now)
    expect(await (await later.files.match('/news/piece-1'))?.text()).toContain('Piece 1')
  })

  it('goes with its pictures when it is saved no longer, also without a network', async () => {
    const site = siteWithPieces({ saved: [1] })
    await keepUp(site.world(), { saved: ids(1), digest: null })
    await keepUp(site.world({ ask: () => Promise.reject(new TypeError('no network')) }), { saved: [], digest: null })
    expect(Object.keys(await documentsOf(site))).toEqual(['/offline'])
    expect((await site.world().files.paths()).toSorted()).toEqual([
      '/_next/static/css/site.css',
      '/_next/static/media/serif.woff2',
      '/offline',
      '/offline/index.json',
    ])
  })

  it('stays as it is without a network', async () => {
    const site = siteWithPieces({ saved: [1], digest: [2] })
    await keepUp(site.world(), { saved: ids(1), digest: 1 })
    const before = await documentsOf(site)
    const offline = { ask: () => Promise.reject(new TypeError('no network')), now: site.world().now + 24 * HOUR }
    await keepUp(site.world(offline), { saved: ids(1), digest: 1 })
    expect(await documentsOf(site)).toEqual(before)
  })

  it.each([
    ['gone', () => new Response('', { status: 410 })],
    ['missing', () => new Response('', { status: 404 })],
  ])('is no piece that is %s by now', async (_, answer) => {
    const site = siteWithPieces({ saved: [1] })
    await keepUp(site.world(), { saved: ids(1), digest: null })
    site.answers['/news/piece-1'] = answer
    await keepUp(site.world({ now: site.world().now + 4 * HOUR }), { saved: ids(1), digest: null })
    expect(Object.keys(await documentsOf(site))).toEqual(['/offline'])
  })

  it.each([
    ['somebody’s own', { 'cache-control': 'private, no-store' }],
    ['not for shared caches', { 'cache-control': 'max-age=60' }],
    ['no page', { 'content-type': 'application/json' }],
  ])('is nothing that is %s', async (_, headers) => {
    const site = siteWithPieces({ saved: [1] })
    site.answers['/news/piece-1'] = page('Secret', [], headers)
    await keepUp(site.world(), { saved: ids(1), digest: null })
    expect(Object.keys(await documentsOf(site))).toEqual(['/offline'])
  })

  it('is less for a reader who saves data: what they saved, without pictures, and no digest', async () => {
    const site = siteWithPieces({ saved: [1], digest: [2] })
    await keepUp(site.world({ savesData: true }), { saved: ids(1), digest: 1 })
    expect(Object.keys(await documentsOf(site))).toEqual(['/offline', '/news/piece-1'])
    expect(site.asked.filter((path) => path.startsWith('/media/'))).toEqual([])
  })

  it('is at most so many saved pieces, the oldest let go of first', async () => {
    const saved = Array.from({ length: SAVED_MAX + 2 }, (_, number) => number + 1)
    const site = siteWithPieces({ saved })
    await keepUp(site.world(), { saved: saved.map(id), digest: null })
    const paths = Object.keys(await documentsOf(site))
    expect(paths).toHaveLength(SAVED_MAX + 1)
    expect(paths).toContain(`/news/piece-${SAVED_MAX + 2}`)
    expect(paths).not.toContain('/news/piece-2')
  })

  it('is at most so many bytes: the page that passes the bound is the last, and older ones are not even asked for', async () => {
    const site = siteWithPieces({ saved: [1, 2, 3] })
    for (const number of [1, 2, 3])
      site.answers[`/news/piece-${number}`] = page(`${number}${'x'.repeat(BYTES_MAX * 0.6)}`)
    await keepUp(site.world(), { saved: ids(1, 2, 3), digest: null })
    expect(Object.keys(await documentsOf(site))).toEqual(['/offline', '/news/piece-3', '/news/piece-2'])
    expect(site.asked).not.toContain('/news/piece-1')
  })

  it('is what the reader was shown last', async () => {
    const site = siteWithPieces({ saved: [1] })
    await keepUp(site.world(), { saved: ids(1), digest: null })
    site.answers['/news/piece-1'] = page('Corrected')
    await renew(site.world(), '/news/piece-1')
    expect(await (await site.world().files.match('/news/piece-1'))?.text()).toContain('Corrected')
  })

  it('is nothing that a reader merely opened', async () => {
    const site = siteWithPieces({ saved: [1] })
    await renew(site.world(), '/news/piece-1')
    expect(site.asked).toEqual([])
  })

  it('begins with the offline page, or not at all', async () => {
    const site = siteWithPieces()
    site.answers['/offline'] = () => new Response('', { status: 503 })
    await expect(keepOfflinePage(site.world())).rejects.toThrow('offline page')
  })
})
