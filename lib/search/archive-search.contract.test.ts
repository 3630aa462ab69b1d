import { beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { importArticles, type ImportedArticle } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveSection } from '@/lib/sections/section-commands'
import { archiveQuerySchema, type ArchiveQuery } from './archive-query'
import { searchArchive } from './archive-search'
import { findClosestIds } from './closest'
import { sectionWith } from '@/lib/sections/section.test-support'

const NOW = new Date('2026-11-23T09:00:00Z')

const article = (id: string, overrides: Partial<ImportedArticle>): ImportedArticle => ({
  ...contentWith({ slug: id, headline: `About ${id}`, deck: 'A piece.', sectionIds: ['news'] }),
  id,
  state: 'published',
  publishAt: new Date('2026-01-01T09:00:00Z'),
  unpublishAt: null,
  updatedAt: null,
  slugHistory: [],
  createdAt: new Date('2026-01-01T09:00:00Z'),
  ...overrides,
})

const source = { name: 'The Coast', url: 'https://coast.example/', author: null, language: 'en', publishedAt: null }

describeOnEachDatabase('the archive, searched', ({ hasText }) => {
  if (!hasText) {
    it.skip('needs a text index', () => undefined)
    return
  }
  const asked = (text: string, more: Partial<ArchiveQuery> = {}) =>
    searchArchive(archiveQuerySchema.parse({ text, ...more }), NOW)
  const ids = async (...args: Parameters<typeof asked>) => (await asked(...args)).hits.map(({ id }) => id)

  beforeAll(async () => {
    for (const id of ['news', 'culture']) await saveSection(SYSTEM_ACTOR, sectionWith({ id }))
    await importArticles(SYSTEM_ACTOR, [
      article('seal', { headline: 'The Caspian seal', body: '<p>Counted from the air.</p>' }),
      article('level', { body: '<p>The level of the Caspian falls. A seal was seen.</p>' }),
      article('names', { body: '<p>Əliyev met guests in Bakı, said Türkiye.</p>', sectionIds: ['culture'] }),
      article('reprint', { body: '<p>Pipeline talks went on.</p>', origin: { kind: 'reprint', source } }),
      article('older', {
        body: '<p>Pipeline talks went on.</p>',
        publishAt: new Date('2019-05-01T09:00:00Z'),
      }),
      article('phrase', { body: '<p>Talks on a pipeline.</p>' }),
      article('later', { body: '<p>Pipeline talks go on.</p>', publishAt: new Date('2027-01-01T09:00:00Z') }),
      article('gone', { body: '<p>Pipeline talks.</p>', state: 'withdrawn' }),
    ])
  })

  it('puts a word of the headline before one of the body', async () => {
    expect(await ids('seal')).toEqual(['seal', 'level'])
  })

  it('gives articles that hold every one of a few words', async () => {
    expect(await ids('level seal')).toEqual(['level', 'seal'])
    expect((await asked('level seal')).hits[1]?.missing).toEqual(['level'])
    expect((await asked('level seal')).total).toBe(1)
  })

  it.each(['Aliyev', 'ALIEV', 'Eliyev', 'baku turkey', 'Baki Türkiye'])('finds a name written as %s', async (text) => {
    expect((await ids(text))[0]).toBe('names')
  })

  it('never finds what readers may not see', async () => {
    const found = await ids('pipeline talks')
    expect(found).not.toContain('later')
    expect(found).not.toContain('gone')
    expect(found).toHaveLength(3)
  })

  it('takes a phrase by its order, and leaves out what is refused', async () => {
    expect((await ids('"pipeline talks"')).sort()).toEqual(['older', 'reprint'])
    expect(await ids('pipeline -went')).toEqual(['phrase'])
    expect(await ids('talks -"pipeline talks"')).toEqual(['phrase'])
  })

  it.each([
    [{ section: 'culture' }, 'guests', ['names']],
    [{ section: 'news' }, 'guests', []],
    [{ year: 2019 }, 'pipeline', ['older']],
    [{ origin: 'reprint' as const }, 'pipeline', ['reprint']],
    [{ source: 'The Coast' }, 'pipeline talks', ['reprint']],
    [{ author: 'nobody' }, 'pipeline', []],
  ])('narrows by %o', async (filter, text, expected) => {
    expect(await ids(text, filter)).toEqual(expected)
  })

  it('counts what it can be narrowed by', async () => {
    const { facets } = await asked('pipeline')
    expect(facets.year).toEqual([
      { value: '2026', articles: 2 },
      { value: '2019', articles: 1 },
    ])
    expect(facets.origin).toEqual([
      { value: 'exclusive', articles: 2 },
      { value: 'reprint', articles: 1 },
    ])
    expect(facets.source).toEqual([{ value: 'The Coast', articles: 1 }])
  })

  it('sorts by date where that is asked for, and puts the newer of equals first', async () => {
    expect((await ids('pipeline talks', { sort: 'date' })).at(-1)).toBe('older')
    expect((await ids('went')).at(0)).toBe('reprint')
  })

  it.each([
    ['casipan', 'caspian'],
    ['Pipline', 'pipeline'],
  ])('forgives %s, which stands nowhere, and says so', async (text, instead) => {
    const { hits, corrections } = await asked(text)
    expect(corrections).toEqual([{ typed: text, instead }])
    expect(hits.length).toBeGreaterThan(0)
  })

  it('never corrects a word that is found', async () => {
    expect((await asked('talks seal')).corrections).toEqual([])
  })

  it('answers a sentence by what it is about', async () => {
    expect((await ids('what did the guests of Əliyev say about Türkiye when they met'))[0]).toBe('names')
  })

  it.each([
    '',
    '   ',
    '"',
    '-',
    '$where',
    '"-"',
    '\u0000',
    '-seal',
    '{"$gt":""}',
    'the of and',
    '*'.repeat(200),
    '(((("""',
  ])('answers %o with nothing or something, and never fails', async (text) => {
    expect((await asked(text)).hits.length).toBeGreaterThanOrEqual(0)
  })

  it('gives what is closest to the words of an address, whichever of them is known', async () => {
    expect(await findClosestIds({ words: ['seals', 'nowhere'], limit: 1 }, NOW)).toEqual(['seal'])
    expect(await findClosestIds({ words: ['qqqq'], limit: 5 }, NOW)).toEqual([])
  })
})
