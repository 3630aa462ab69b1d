import { describe, expect, it } from 'vitest'
import { filesInMemory, key, pageWith, PUBLIC } from './files.test-support'
import { answerOffline, answerWithCopy, answerWithFile, writeIndex } from './kept-files'
import { EMPTY_INDEX, type OfflineCard, type OfflineIndex } from './offline-index'

const card = (path: string, headline: string): OfflineCard => ({
  id: '1'.repeat(24),
  path,
  headline,
  section: 'News',
  hue: 42,
  publishedAt: '2026-11-23T21:00:00Z',
  readingMinutes: 5,
  pictureKey: key('a'),
})

const documentWith = (files: string[] = []) => ({ depth: 2 as const, files, bytes: 1, entityTag: null, checkedAt: 0 })

const OFFLINE_PAGE =
  '<main id="content"><h1>You are offline</h1><div data-offline-kept=""><p>Nothing is kept.</p></div></main>'

async function filesWith(index: Partial<OfflineIndex>, texts: Record<string, string> = {}) {
  const files = filesInMemory()
  await writeIndex(files, { ...EMPTY_INDEX, ...index })
  for (const [path, text] of Object.entries(texts)) await files.put(path, new Response(text, { headers: PUBLIC }))
  return files
}

const textOf = async (answer: Promise<Response | null>) => (await answer)?.text()

describe('a kept page', () => {
  it('says that it is a copy, of when, and why it is shown', async () => {
    const files = await filesWith({ documents: { '/news/a': documentWith() } }, { '/news/a': pageWith('A') })
    expect(await textOf(answerWithCopy(files, '/news/a', 'offline'))).toMatch(
      /<aside class="offline-note"[^>]*><p>You are offline\. This is the copy of 1 January, .*<\/aside><main/,
    )
    expect(await textOf(answerWithCopy(files, '/news/a', 'slow'))).toContain('The site does not answer.')
  })

  it('stands at its own address only, and the newest digest also at /digest', async () => {
    const digest = { path: '/digest/2026-11-23', name: 'Monday', cards: [], askedAt: 0 }
    const files = await filesWith(
      { digest, documents: { '/digest/2026-11-23': documentWith(), '/offline': documentWith() } },
      { '/digest/2026-11-23': pageWith('Digest'), '/offline': OFFLINE_PAGE },
    )
    expect(await answerWithCopy(files, '/news/a', 'offline')).toBeNull()
    expect(await answerWithCopy(files, '/offline', 'offline')).toBeNull()
    expect(await textOf(answerWithCopy(files, '/digest', 'offline'))).toContain('Digest')
  })
})

describe('the offline page', () => {
  it('lists what is kept and nothing else, saved pieces first', async () => {
    const files = await filesWith(
      {
        timeZone: 'Asia/Baku',
        saved: { ids: [], cards: [card('/news/a', 'A & <b>'), card('/news/gone', 'Gone')], askedAt: 0 },
        digest: { path: '/digest/2026-11-23', name: 'Monday', cards: [card('/news/c', '$& C')], askedAt: 0 },
        documents: {
          '/news/a': documentWith([`/media/${key('a')}/960.avif`]),
          '/news/c': documentWith(),
          '/digest/2026-11-23': documentWith(),
        },
      },
      { '/offline': OFFLINE_PAGE },
    )
    const html = (await textOf(answerOffline(files))) ?? ''
    const links = [...html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].map(([, href, name]) => [href, name])
    expect(links).toEqual([
      ['/news/a', 'A &amp; &lt;b&gt;'],
      ['/digest/2026-11-23', 'The digest of Monday'],
      ['/news/c', '$&amp; C'],
    ])
    expect(html).toContain(`<img src="/media/${key('a')}/960.avif" alt="">`)
    expect(html).toContain('24 Nov 2026')
    expect(html).not.toContain('Nothing is kept.')
  })

  it('says that nothing is kept, where nothing is', async () => {
    const files = await filesWith({}, { '/offline': OFFLINE_PAGE })
    expect(await textOf(answerOffline(files))).toContain('Nothing is kept.')
  })
})

it('answers for a picture with the widest that is kept of it', async () => {
  const kept = [`/media/${key('a')}/480.avif`, `/media/${key('a')}/960.avif`]
  const files = await filesWith(
    { documents: { '/news/a': documentWith(kept) } },
    Object.fromEntries(kept.map((path) => [path, path])),
  )
  expect(await textOf(answerWithFile(files, `/media/${key('a')}/640.webp`))).toBe(`/media/${key('a')}/960.avif`)
  expect(await answerWithFile(files, `/media/${key('b')}/640.webp`)).toBeNull()
})
