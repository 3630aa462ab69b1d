import { beforeAll, beforeEach, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { contentWith } from '@/lib/articles/article.test-support'
import {
  createArticle,
  importArticles,
  publishArticle,
  saveArticle,
  withdrawArticle,
} from '@/lib/articles/article-commands'
import type { Article } from '@/lib/articles/article'
import { collection } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveSection } from '@/lib/sections/section-commands'
import { chooseRelated, rebuildRelated, relateImported } from './related-commands'
import { relatedTag, RELATIONS_MAX } from './related-lists'
import { findRelatedList } from './related-lookup'
import * as lists from './related-repository'
import { sectionWith } from '@/lib/sections/section.test-support'

const DAY = new Date('2026-11-01T09:00:00Z')
const relation = (id: string, score: number) => ({
  id,
  score,
  publishAt: DAY,
  why: [
    { term: 'sea', isTopic: true },
    { term: 'kura', isTopic: false },
  ],
})
const entry = (list: string, id: string, score: number, isNearby = false) => ({
  list,
  relation: relation(id, score),
  isNearby,
})
const idsOf = async (list: string) => (await findRelatedList(list)).relations.map(({ id }) => id)

describeOnEachDatabase('the stored lists of related pieces', () => {
  it('take a newcomer at its place, and at another one when it comes again', async () => {
    await lists.saveRelations('place', { relations: [relation('near', 0.9), relation('far', 0.1)], nearby: [] })
    await lists.enterLists([entry('place', 'new', 0.2)])
    expect(await idsOf('place')).toEqual(['near', 'new', 'far'])
    await lists.leaveLists('new', ['place'])
    await lists.enterLists([entry('place', 'new', 0.95, true)])
    expect(await idsOf('place')).toEqual(['new', 'near', 'far'])
    expect((await findRelatedList('place')).nearby.map(({ id }) => id)).toEqual(['new'])
  })

  it('keep both of two that come at once, in a list that was not there', async () => {
    await Promise.all([lists.enterLists([entry('busy', 'one', 0.3)]), lists.enterLists([entry('busy', 'two', 0.4)])])
    expect(await idsOf('busy')).toEqual(['two', 'one'])
  })

  it('stay bounded and lose the least related', async () => {
    const full = Array.from({ length: RELATIONS_MAX }, (_, at) => relation(`old-${at}`, 1 - at / 100))
    await lists.saveRelations('full', { relations: full, nearby: [] })
    await lists.enterLists([entry('full', 'new', 0.999)])
    const ids = await idsOf('full')
    expect([ids.length, ids[1], ids.at(-1)]).toEqual([RELATIONS_MAX, 'new', `old-${RELATIONS_MAX - 2}`])
  })

  it('let one leave, and keep what an editor chose whatever is computed', async () => {
    await chooseRelated(SYSTEM_ACTOR, { articleId: 'chosen', pinned: ['pin'], excluded: ['no'] })
    await lists.enterLists([entry('chosen', 'gone', 0.5, true), entry('chosen', 'stays', 0.4)])
    await lists.leaveLists('gone', ['chosen'])
    expect(await findRelatedList('chosen')).toEqual({
      relations: [relation('stays', 0.4)],
      nearby: [],
      pinned: ['pin'],
      excluded: ['no'],
    })
  })
})

const OPERA = '<p>The opera house opens. The opera house sings Hajibeyov, and Hajibeyov fills the opera house.</p>'
const SEA = '<p>Gauges read the Caspian. The Caspian falls, the gauges say. A gauge of the Caspian is old.</p>'

describeOnEachDatabase('related pieces, as articles are published', ({ hasText }) => {
  if (!hasText) {
    it.skip('need a text index', () => undefined)
    return
  }
  const content = (slug: string, body: string) =>
    contentWith({ slug, headline: slug, deck: '…', sectionIds: ['news'], body })
  const draft = async (slug: string, body: string) => (await createArticle(SYSTEM_ACTOR, content(slug, body))).value
  const publish = ({ id, revision }: Article) => publishArticle(SYSTEM_ACTOR, { id, revision })
  const published = async (slug: string, body: string) => (await publish(await draft(slug, body))).value
  const save = ({ id, revision, slug }: Article, body: string) =>
    saveArticle(SYSTEM_ACTOR, { id, revision, content: content(slug, body) })

  beforeAll(async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'news', name: 'News' }))
  })
  beforeEach(async () => {
    for (const name of ['articles', 'searchEntries', 'searchTerms', 'searchTotals', 'relatedLists'])
      await (await collection(name)).deleteMany({})
  })

  it('a new piece enters the lists of older ones, and tells whose pages changed', async () => {
    const opera = await published('opera', OPERA)
    const sea = await published('sea', SEA)
    const { value, staleTags } = await publish(await draft('new-sea', SEA))
    expect((await idsOf(value.id))[0]).toBe(sea.id)
    expect((await idsOf(sea.id))[0]).toBe(value.id)
    expect(await idsOf(opera.id)).not.toContain(value.id)
    expect(staleTags).toEqual(expect.arrayContaining([relatedTag(value.id), relatedTag(sea.id)]))
    expect(staleTags).not.toContain(relatedTag(opera.id))
  })

  it('a piece that says something else now leaves the lists where it has no place any more', async () => {
    const sea = await published('sea', SEA)
    const opera = await published('opera', OPERA)
    const turning = await published('turning', SEA)
    const { staleTags } = await save(turning, OPERA)
    expect(await idsOf(sea.id)).not.toContain(turning.id)
    expect(await idsOf(opera.id)).toContain(turning.id)
    expect(staleTags).toEqual(expect.arrayContaining([relatedTag(sea.id), relatedTag(opera.id)]))
  })

  it('a withdrawn piece has no list, and the pages that show it are told', async () => {
    await published('sea', SEA)
    const gone = await published('gone', SEA)
    const { value, staleTags } = await withdrawArticle(SYSTEM_ACTOR, { id: gone.id, revision: gone.revision })
    expect(await idsOf(value.id)).toEqual([])
    expect(staleTags).toContain(`article:${value.id}`)
  })

  it('imported pieces have lists when they were asked for, the same as a rebuild makes', async () => {
    await importArticles(
      SYSTEM_ACTOR,
      ['a', 'b', 'c'].map((id) => ({
        ...content(id, id === 'b' ? OPERA : SEA),
        id,
        state: 'published' as const,
        publishAt: DAY,
        unpublishAt: null,
        updatedAt: null,
        slugHistory: [],
        createdAt: DAY,
      })),
    )
    await relateImported(['a', 'b', 'c'])
    expect(await idsOf('a')).toEqual(['c'])
    const changed: string[] = []
    const { done } = await rebuildRelated({
      onBatch: ({ staleTags }) => Promise.resolve(void changed.push(...staleTags)),
    })
    expect([done, changed]).toEqual([3, []])
  })

  it('a rebuild mends what is wrong, tells only that, and goes on where it was stopped', async () => {
    const first = await published('first', SEA)
    const second = await published('second', SEA)
    await lists.saveRelations(first.id, { relations: [], nearby: [] })
    await lists.saveRelations(second.id, { relations: [], nearby: [] })
    await lists.saveProgress({ after: first.id, done: 1 })
    const batches: { done: number; total: number; staleTags: string[] }[] = []
    await rebuildRelated({ onBatch: (batch) => Promise.resolve(void batches.push(batch)) })
    expect(batches).toEqual([{ done: 2, total: 2, staleTags: [relatedTag(second.id)] }])
    expect([await idsOf(first.id), await idsOf(second.id)]).toEqual([[], [first.id]])
    await rebuildRelated({ onBatch: () => Promise.resolve() })
    expect(await idsOf(first.id)).toEqual([second.id])
  })
})
