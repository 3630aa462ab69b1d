import 'server-only'
import type { Article, ArticleSummary } from './article'
import { articles, NEWEST_FIRST, toSummary, visibleAt, type ArticleDocument } from './article-document-repository'

const STREAM_BATCH = 500

/** Index article_newest: at most `limit` articles that went live in [from, upTo), newest first. */
export async function listVisibleBetween(options: {
  from: Date
  upTo: Date
  now: Date
  limit: number
}): Promise<ArticleSummary[]> {
  const found = await (
    await articles()
  )
    .find({ ...visibleAt(options.now), publishAt: { $gte: options.from, $lt: options.upTo, $lte: options.now } })
    .sort(NEWEST_FIRST)
    .limit(options.limit)
    .project<Omit<ArticleDocument, 'body'>>({ body: 0 })
    .toArray()
  return found.map(toSummary)
}

/** What a sitemap says of an article. */
export type ArchivedArticle = Pick<
  Article,
  'id' | 'slug' | 'sectionIds' | 'publishAt' | 'updatedAt' | 'leadImage' | 'headline' | 'origin'
>

/** Index article_newest: every article that went live in [from, upTo), newest first, read in batches as it is asked for. */
export async function* streamVisibleBetween(options: {
  from: Date
  upTo: Date
  now: Date
  skip: number
  limit: number
}): AsyncGenerator<ArchivedArticle> {
  const { from, upTo, now, skip, limit } = options
  const cursor = (await articles())
    .find({ ...visibleAt(now), publishAt: { $gte: from, $lt: upTo, $lte: now } })
    .sort(NEWEST_FIRST)
    .skip(skip)
    .limit(limit)
    .project<Omit<ArchivedArticle, 'id'> & { _id: string }>({
      slug: 1,
      sectionIds: 1,
      publishAt: 1,
      updatedAt: 1,
      leadImage: 1,
      headline: 1,
      origin: 1,
    })
    .batchSize(STREAM_BATCH)
  for await (const { _id, ...article } of cursor) yield { id: _id, ...article }
}

/** Index article_newest: how many articles went live in [from, upTo), and when one of them last changed. */
export async function summariseBetween(options: {
  from: Date
  upTo: Date
  now: Date
}): Promise<{ articles: number; changedAt: Date | null }> {
  const { from, upTo, now } = options
  const cursor = (await articles())
    .find({ ...visibleAt(now), publishAt: { $gte: from, $lt: upTo, $lte: now } })
    .project<Pick<ArticleDocument, 'publishAt' | 'updatedAt'>>({ _id: 0, publishAt: 1, updatedAt: 1 })
    .batchSize(STREAM_BATCH)
  let count = 0
  let changed = 0
  for await (const { publishAt, updatedAt } of cursor) {
    count += 1
    changed = Math.max(changed, publishAt?.getTime() ?? 0, updatedAt?.getTime() ?? 0)
  }
  return { articles: count, changedAt: count === 0 ? null : new Date(changed) }
}

/** Index article_newest: when the next visible article went live, strictly before or from a moment on; null where none did. */
export async function findNeighbourMoment(options: {
  direction: 'before' | 'from'
  moment: Date
  now: Date
}): Promise<Date | null> {
  const { direction, moment, now } = options
  const publishAt = direction === 'before' ? { $lt: moment, $lte: now } : { $gte: moment, $lte: now }
  const order = direction === 'before' ? NEWEST_FIRST : ({ publishAt: 1, _id: 1 } as const)
  const [found] = await (
    await articles()
  )
    .find({ ...visibleAt(now), publishAt })
    .sort(order)
    .limit(1)
    .project<Pick<ArticleDocument, '_id' | 'publishAt'>>({ publishAt: 1 })
    .toArray()
  return found?.publishAt ?? null
}

/** Index article_newest and article_ending: what went live or ended between two moments, for the clock. */
export async function listChangedByTime(options: {
  after: Date
  upTo: Date
  limit: number
}): Promise<ArticleSummary[]> {
  const between = { $gt: options.after, $lte: options.upTo }
  const [started, ended] = await Promise.all(
    [{ publishAt: between }, { unpublishAt: between }].map(async (moment) =>
      (await articles())
        .find({ state: 'published', ...moment })
        .limit(options.limit)
        .project<Omit<ArticleDocument, 'body'>>({ body: 0 })
        .toArray(),
    ),
  )
  return [...(started ?? []), ...(ended ?? [])].map(toSummary)
}
