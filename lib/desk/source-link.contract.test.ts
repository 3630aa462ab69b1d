import { beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import { createArticle, publishArticle, saveArticle, withdrawArticle } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { UNNAMED_PUBLICATION } from '@/lib/publication/publication'
import { savePublication } from '@/lib/publication/publication-commands'
import { saveSection } from '@/lib/sections/section-commands'
import { checkNextPieces } from './finding-commands'
import type { SourceAnswer } from './source-link'
import { askDueSources, askSourceAgain, leaveSource } from './source-link-commands'
import { listBrokenSources } from './source-link-lookup'

const editor: Actor = { id: 'e', name: 'Leyla', role: 'editor' }
const author: Actor = { id: 'a', name: 'Rashad', role: 'author' }
const section = { id: 'news', slug: 'news', name: 'News', description: '', parentId: null, order: 0, hue: 0 }

const reprintOf = (slug: string, url: string) =>
  contentWith({
    ...{ slug, headline: slug, sectionIds: ['news'] },
    origin: { kind: 'reprint', source: { name: 'The Gazette', url, author: null, language: null, publishedAt: null } },
  })
const live = async (slug: string, url: string) => {
  const { value } = await createArticle(editor, reprintOf(slug, url))
  return (await publishArticle(editor, { id: value.id, revision: value.revision })).value
}
const broken = async () => (await listBrokenSources(10)).map(({ headline, reason }) => [headline, reason])

/** A turn so many days from now, in which the named addresses answer like this and all others are sound. */
async function turn(days: number, answers: Record<string, SourceAnswer>): Promise<string[]> {
  const asked: string[] = []
  await askDueSources({
    now: new Date(Date.now() + days * DAY_MILLISECONDS),
    limit: 50,
    ask: (address) => {
      asked.push(address)
      return Promise.resolve(answers[address] ?? { kind: 'sound' })
    },
  })
  return asked.toSorted()
}

const GONE = 'https://gazette.example/gone'
const SLOW = 'https://gazette.example/slow'
const SOUND = 'https://gazette.example/sound'
const gone: SourceAnswer = { kind: 'gone', reason: 'answers with 404' }
const silent: SourceAnswer = { kind: 'silent', reason: 'answers with 503' }
const unreached: SourceAnswer = { kind: 'unreached', reason: 'did not answer' }

describeOnEachDatabase('the sources of live pieces', () => {
  let ids: Record<'gone' | 'slow' | 'sound', string>
  beforeAll(async () => {
    await saveSection(SYSTEM_ACTOR, section)
    ids = {
      gone: (await live('gone', GONE)).id,
      slow: (await live('slow', SLOW)).id,
      sound: (await live('sound', SOUND)).id,
    }
    await createArticle(editor, reprintOf('a-draft', 'https://gazette.example/draft'))
    await checkNextPieces()
  })

  it('are each asked once, and those that are not there any more are named', async () => {
    expect(await turn(0, { [GONE]: gone, [SLOW]: silent })).toEqual([GONE, SLOW, SOUND])
    expect(await turn(0, {})).toEqual([])
    expect(await broken()).toEqual([['gone', 'answers with 404']])
    expect(await listBrokenSources(0)).toEqual([])
  })

  it('may have two bad days, and are asked again the day after each', async () => {
    expect(await turn(1.1, { [SLOW]: silent })).toEqual([SLOW])
    expect((await broken()).map(([headline]) => headline)).toEqual(['gone'])
    expect(await turn(2.2, { [SLOW]: silent })).toEqual([SLOW])
    expect((await broken()).map(([headline]) => headline).toSorted()).toEqual(['gone', 'slow'])
  })

  it('are not blamed where nobody at all could be reached', async () => {
    expect(await turn(31, { [GONE]: unreached, [SLOW]: unreached, [SOUND]: unreached })).toHaveLength(3)
    expect((await broken()).map(([headline]) => headline)).not.toContain('sound')
    expect(await turn(31.1, { [GONE]: gone, [SLOW]: { kind: 'sound' } })).toEqual([GONE, SLOW, SOUND])
    expect(await broken()).toEqual([['gone', 'answers with 404']])
  })

  it('are asked again at once for an editor, where the publication wants that', async () => {
    await expect(askSourceAgain(author, { articleId: ids.gone })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(askSourceAgain(editor, { articleId: ids.gone })).rejects.toMatchObject({ code: 'CONFLICT' })
    const outgoing = { ...UNNAMED_PUBLICATION.outgoing, asksSources: true }
    await savePublication(SYSTEM_ACTOR, { ...UNNAMED_PUBLICATION, outgoing })
    await askSourceAgain(editor, { articleId: ids.gone })
    expect((await listBrokenSources(1))[0]).toMatchObject({
      articleId: ids.gone,
      isAsked: true,
      sourceName: 'The Gazette',
    })
    expect(await turn(0, { [GONE]: gone })).toEqual([GONE])
    expect((await listBrokenSources(1))[0]).toMatchObject({ isAsked: false })
  })

  it('are left as they are where an editor says so, until the piece names another address', async () => {
    await expect(leaveSource(author, { articleId: ids.gone })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await leaveSource(editor, { articleId: ids.gone })
    await turn(100, { [GONE]: gone })
    expect(await broken()).toEqual([])
    const other = 'https://gazette.example/other'
    const content = reprintOf('gone', other)
    const { value } = await saveArticle(editor, { id: ids.gone, revision: 2, content })
    await checkNextPieces()
    expect(await turn(0, { [other]: gone })).toEqual([other])
    expect(await broken()).toEqual([['gone', 'answers with 404']])
    await withdrawArticle(editor, { id: ids.gone, revision: value.revision })
    expect(await broken()).toEqual([])
    expect(await turn(200, {})).toEqual([SLOW, SOUND])
    await expect(leaveSource(editor, { articleId: ids.gone })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
