import { authorListTag, sectionListTag, tagListTag, type Article } from './article'

/** A list with numbered pages. */
export type PagedList =
  { kind: 'section'; sectionId: string } | { kind: 'tag'; tagId: string } | { kind: 'author'; authorId: string }

/** For whatever shows how long lists are: expired by a recount. */
export const LIST_COUNTS_TAG = 'articles:counts'

/** A month of UTC: "2026-11". */
type Month = string

/**
 * What is kept of one list: how many of its published articles begin in each month, and, of those that end, how many
 * end in which month. Both are facts of the articles and not of the moment, so no schedule makes them wrong.
 */
export type ListCount = { begin: Record<Month, number>; end: Record<Month, Record<Month, number>> }

/** Steps of one list's count by their path in it: `begin.2026-11`, or `end.2024-03.2026-11` (began, ends). */
export type CountSteps = Record<string, number>

type Counted = Pick<Article, 'state' | 'publishAt' | 'unpublishAt' | 'listedIn' | 'tagIds' | 'authorIds'>

export const sectionList = (sectionId: string): PagedList => ({ kind: 'section', sectionId })
export const tagList = (tagId: string): PagedList => ({ kind: 'tag', tagId })
export const authorList = (authorId: string): PagedList => ({ kind: 'author', authorId })

/** The name that a list's count is kept under. */
export function listKey(list: PagedList): string {
  switch (list.kind) {
    case 'section':
      return `section:${list.sectionId}`
    case 'tag':
      return `tag:${list.tagId}`
    case 'author':
      return `author:${list.authorId}`
  }
}

/** The tag of whatever shows the newest of a list. */
export function pagedListTag(list: PagedList): string {
  switch (list.kind) {
    case 'section':
      return sectionListTag(list.sectionId)
    case 'tag':
      return tagListTag(list.tagId)
    case 'author':
      return authorListTag(list.authorId)
  }
}

/** What a change of one article adds to the counts of the lists it leaves and enters; lists that stay equal are left out. */
export function countSteps(before: Counted | null, after: Counted | null): Map<string, CountSteps> {
  const steps = new Map<string, CountSteps>()
  for (const [article, amount] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!article) continue
    for (const path of countedAt(article)) {
      for (const key of listKeys(article)) addSteps(steps, key, { [path]: amount })
    }
  }
  return withoutZeros(steps)
}

/** The same for many new articles at once. */
export function countStepsOfAll(articles: readonly Counted[]): Map<string, CountSteps> {
  const all = new Map<string, CountSteps>()
  for (const article of articles) for (const [key, steps] of countSteps(null, article)) addSteps(all, key, steps)
  return all
}

/** Where an article counts: nowhere unless it is published, which a scheduled one is. */
export function countedAt({ state, publishAt, unpublishAt }: Omit<Counted, 'listedIn' | 'tagIds' | 'authorIds'>) {
  if (state !== 'published' || publishAt === null) return []
  const begin = monthOf(publishAt)
  return unpublishAt === null ? [`begin.${begin}`] : [`begin.${begin}`, `end.${begin}.${monthOf(unpublishAt)}`]
}

/** How many articles of a list are visible that began before the end of a month, newest month first. */
export type MonthOfList = { before: Date; visible: number }

/**
 * The visible articles of a list by month. The month that runs is not in the count: `begunLately` says how many began
 * in it until now, `endedLately` when those began that ended in it.
 */
export function visibleByMonth(
  count: ListCount,
  options: { now: Date; begunLately: number; endedLately: readonly Date[] },
): MonthOfList[] {
  const running = monthOf(options.now)
  const lately = new Map<Month, number>()
  for (const began of options.endedLately) lately.set(monthOf(began), (lately.get(monthOf(began)) ?? 0) + 1)
  const past = Object.keys(count.begin).filter((month) => month < running)
  return [running, ...past.sort().reverse()].map((month) => {
    const begun = month === running ? options.begunLately : (count.begin[month] ?? 0)
    const ends = Object.entries(count.end[month] ?? {}).filter(([end]) => end < running)
    const ended = ends.reduce((sum, [, number]) => sum + number, lately.get(month) ?? 0)
    return { before: month === running ? afterNow(options.now) : endOf(month), visible: Math.max(0, begun - ended) }
  })
}

/** Where a list goes on after so many articles: in the articles before a moment, after `skip` of them. */
export function placeAfter(months: readonly MonthOfList[], articles: number): { before: Date; skip: number } {
  let skip = articles
  for (const { before, visible } of months.slice(0, -1)) {
    // The list begins at its beginning, whatever was counted.
    if (skip < visible || articles === 0) return { before, skip }
    skip -= visible
  }
  return { before: months.at(-1)?.before ?? new Date(0), skip }
}

/** First moment of the month that runs. */
export const startOfMonth = (now: Date) => new Date(`${monthOf(now)}-01T00:00:00Z`)

const monthOf = (moment: Date): Month => moment.toISOString().slice(0, 7)
const afterNow = (now: Date) => new Date(now.getTime() + 1)

function endOf(month: Month): Date {
  const end = new Date(`${month}-01T00:00:00Z`)
  end.setUTCMonth(end.getUTCMonth() + 1)
  return end
}

/** The keys of every list with numbered pages that an article stands in. */
export const listKeys = ({ listedIn, tagIds, authorIds }: Pick<Counted, 'listedIn' | 'tagIds' | 'authorIds'>) =>
  new Set([...listedIn.map(sectionList), ...tagIds.map(tagList), ...authorIds.map(authorList)].map(listKey))

function addSteps(all: Map<string, CountSteps>, key: string, steps: CountSteps): void {
  const sum = { ...all.get(key) }
  for (const [path, amount] of Object.entries(steps)) sum[path] = (sum[path] ?? 0) + amount
  all.set(key, sum)
}

function withoutZeros(all: Map<string, CountSteps>): Map<string, CountSteps> {
  const kept = new Map<string, CountSteps>()
  for (const [key, steps] of all) {
    const moving = Object.entries(steps).filter(([, amount]) => amount !== 0)
    if (moving.length > 0) kept.set(key, Object.fromEntries(moving))
  }
  return kept
}
