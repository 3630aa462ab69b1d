import { beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveSection } from '@/lib/sections/section-commands'
import type { Article } from './article'
import { contentWith } from './article.test-support'
import { createArticle, importArticles, publishArticle, saveArticle, withdrawArticle } from './article-commands'
import { listVisible } from './article-list-repository'
import { authorList, listKey, sectionList, startOfMonth, tagList, visibleByMonth, type PagedList } from './list-count'
import { countNew, recountLists } from './list-count-commands'
import * as counts from './list-count-repository'
import { filterBegun, listLatestMoments } from './list-moment-queries'
import { sectionWith } from '@/lib/sections/section.test-support'

const DAY = 86_400_000
const version = ({ id, revision }: Article) => ({ id, revision })

/** The visible articles of a list at a moment, as its count says. */
async function counted(list: PagedList, now: Date): Promise<number> {
  const running = { from: startOfMonth(now), to: now }
  const [count, begunLately, endedLately] = [
    await counts.find(list),
    await counts.countBegun(list, running),
    await counts.listBeginningsOfEnded(list, running),
  ]
  return visibleByMonth(count, { now, begunLately, endedLately }).reduce((sum, { visible }) => sum + visible, 0)
}

async function expectTrue(lists: readonly PagedList[], moments: readonly Date[]): Promise<void> {
  const pairs = lists.flatMap((list) => moments.map((now) => ({ list, now })))
  const [said, found] = await Promise.all([
    Promise.all(pairs.map(({ list, now }) => counted(list, now))),
    Promise.all(pairs.map(({ list, now }) => listVisible({ filter: list, now, limit: 1000 }))),
  ])
  expect(said).toEqual(found.map((articles) => articles.length))
}

describeOnEachDatabase('the counts of lists', () => {
  const now = new Date()
  const daysFromNow = (days: number) => new Date(now.getTime() + days * DAY)
  const moments = [-40, 0, 3, 40, 80].map(daysFromNow)
  const lists = [
    ...['news', 'energy', 'culture'].map(sectionList),
    ...['t1', 't2'].map(tagList),
    ...['a1', 'a2'].map(authorList),
  ]
  const content = (slug: string, overrides = {}) =>
    contentWith({ slug, sectionIds: ['energy'], tagIds: ['t1'], authorIds: ['a1'], ...overrides })
  const publish = async (slug: string, times: { publishAt?: Date; unpublishAt?: Date } = {}, overrides = {}) => {
    const { value } = await createArticle(SYSTEM_ACTOR, content(slug, overrides))
    return (await publishArticle(SYSTEM_ACTOR, { ...version(value), ...times })).value
  }

  beforeAll(async () => {
    for (const one of [{ id: 'news' }, { id: 'energy', parentId: 'news' }, { id: 'culture' }])
      await saveSection(SYSTEM_ACTOR, sectionWith(one))
  })

  it('are true at every moment, whatever was scheduled, moved, withdrawn or ended', async () => {
    await publish('plain')
    await publish('old', { publishAt: daysFromNow(-60) })
    await publish('scheduled', { publishAt: daysFromNow(35) })
    await publish('brief', { publishAt: daysFromNow(-65), unpublishAt: daysFromNow(-33) })
    await publish('ending', { publishAt: daysFromNow(-65), unpublishAt: daysFromNow(2) })
    const moving = await publish('moving', { publishAt: daysFromNow(-45) })
    const leaving = await publish('leaving', { publishAt: daysFromNow(-45), unpublishAt: daysFromNow(30) })
    await expectTrue(lists, moments)

    await saveArticle(SYSTEM_ACTOR, {
      ...version(moving),
      content: content('moving', { sectionIds: ['culture'], tagIds: ['t1', 't2'], authorIds: ['a2'] }),
    })
    const withdrawn = (await withdrawArticle(SYSTEM_ACTOR, version(leaving))).value
    await expectTrue(lists, moments)
    await publishArticle(SYSTEM_ACTOR, { ...version(withdrawn), publishAt: daysFromNow(-5) })
    await expectTrue(lists, moments)
  })

  it('follow an import, and many changes at once', async () => {
    const past = { state: 'published', updatedAt: null, createdAt: now } as const
    const imported = Array.from({ length: 40 }, (_, index) => ({
      ...content(`imported-${index}`, { tagIds: index % 2 ? ['t1'] : ['t2'] }),
      ...past,
      slugHistory: [],
      id: `imported-${index}`,
      publishAt: daysFromNow(-index * 3),
      unpublishAt: index % 5 === 0 ? daysFromNow(index) : null,
    }))
    await importArticles(SYSTEM_ACTOR, imported)
    await expectTrue(lists, moments)
    await Promise.all(Array.from({ length: 12 }, (_, index) => publish(`at-once-${index}`, {}, { tagIds: ['fresh'] })))
    await expectTrue([...lists, tagList('fresh')], moments)
  })

  it('tell lists with articles from empty ones, and when each last got one', async () => {
    await publish('only-planned', { publishAt: daysFromNow(60) }, { tagIds: ['planned'] })
    const asked = ['fresh', 'planned', 'never'].map(tagList)
    expect(await filterBegun(asked)).toEqual([tagList('fresh')])
    const moments = await listLatestMoments()
    const [newest] = await listVisible({ filter: tagList('fresh'), now: new Date(), limit: 1 })
    expect(moments.get(listKey(tagList('fresh')))).toEqual(newest?.publishAt)
    expect(moments.get('all')).toEqual(
      (await listVisible({ filter: { kind: 'all' }, now: new Date(), limit: 1 }))[0]?.publishAt,
    )
    expect(moments.has(listKey(tagList('planned')))).toBe(false)
  })

  it('are true again after a recount, and stay so beside changes', async () => {
    const [article] = await listVisible({ filter: sectionList('energy'), now, limit: 1 })
    const stray = { ...(article as Article), publishAt: daysFromNow(-40), tagIds: ['gone'] }
    await countNew([stray, stray])
    expect(await counted(sectionList('energy'), now)).not.toBe(
      (await listVisible({ filter: sectionList('energy'), now, limit: 1000 })).length,
    )
    const { skipped } = await recountLists()
    expect(skipped).toEqual([])
    await expectTrue([...lists, tagList('gone')], moments)
    await publish('after-the-recount', { publishAt: daysFromNow(-40) })
    await expectTrue(lists, moments)
  })
})
