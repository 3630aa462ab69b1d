import 'server-only'
import type { Filter } from 'mongodb'
import { collection, isDuplicateKey, newId } from '@/lib/db/connection'
import { AppError } from '@/lib/errors'
import { ARTICLE_STATES, type Article } from './article'
import type { PagedList } from './list-count'

type ArticleDocument = Omit<Article, 'id'> & { _id: string; schemaVersion: 1 }
type RevisionDocument = {
  _id: string
  schemaVersion: 1
  articleId: string
  revision: number
  actorId: string
  actorName: string
  at: Date
  /** Revisions from before a field was known have none of it. */
  article: Omit<Article, 'id' | 'seo'> & { seo?: Article['seo'] }
}

/** An article without its body: what lists need. */
export type ArticleSummary = Omit<Article, 'body'>

export type ListFilter = { kind: 'all' } | PagedList

const articles = () => collection<ArticleDocument>('articles')
const revisions = () => collection<RevisionDocument>('articleRevisions')

const NEWEST_FIRST = { publishAt: -1, _id: -1 } as const

/** Readers see published articles from `publishAt` on, until `unpublishAt`. Every query for readers starts with this. */
const visibleAt = (now: Date): Filter<ArticleDocument> => ({
  state: 'published',
  publishAt: { $lte: now },
  $or: [{ unpublishAt: null }, { unpublishAt: { $gt: now } }],
})

/** Index article_slug, else article_slug_history: an article by the slug it has, or by one it had. */
export async function findVisibleBySlug(slug: string, now: Date): Promise<Article | null> {
  const visible = visibleAt(now)
  const current = await (await articles()).findOne({ slug, ...visible })
  const found = current ?? (await (await articles()).findOne({ slugHistory: slug, ...visible }))
  return found ? toArticle(found) : null
}

/** Index article_slug, else article_slug_history: whether what had this slug was shown once and is withdrawn or over. */
export async function isGoneAt(slug: string, now: Date): Promise<boolean> {
  const gone: Filter<ArticleDocument> = {
    publishAt: { $lte: now },
    $or: [{ state: 'withdrawn' }, { state: 'trashed' }, { state: 'published', unpublishAt: { $lte: now } }],
  }
  const projection = { _id: 1 }
  const current = await (await articles()).findOne({ slug, ...gone }, { projection })
  return (current ?? (await (await articles()).findOne({ slugHistory: slug, ...gone }, { projection }))) !== null
}

/** Index _id. */
export async function findById(id: string): Promise<Article | null> {
  const found = await (await articles()).findOne({ _id: id })
  return found ? toArticle(found) : null
}

/** Index article_slug, else article_slug_history: whether any article but one, in whatever state, has or had a slug. */
export async function isSlugKnown(slug: string, exceptId = ''): Promise<boolean> {
  const [projection, other] = [{ _id: 1 }, { _id: { $ne: exceptId } }]
  const current = await (await articles()).findOne({ slug, ...other }, { projection })
  return (current ?? (await (await articles()).findOne({ slugHistory: slug, ...other }, { projection }))) !== null
}

/** Index article_headline. */
export async function isHeadlineTaken(headline: string, exceptId: string): Promise<boolean> {
  const filter = { headline, _id: { $ne: exceptId }, state: { $in: ['published', 'review', 'draft'] as const } }
  return (await (await articles()).findOne(filter as Filter<ArticleDocument>, { projection: { _id: 1 } })) !== null
}

/** Index article_revision. */
export async function findRevision(id: string, revision: number): Promise<Article | null> {
  const found = await (await revisions()).findOne({ articleId: id, revision })
  return found ? { ...found.article, seo: found.article.seo ?? { title: '', description: '' }, id } : null
}

/** Index _id: sets fields of an article that readers have never been shown; false where they have, or the slug is taken. */
export async function updateUnseen(id: string, fields: Partial<Omit<Article, 'id' | 'revision'>>): Promise<boolean> {
  try {
    const written = await (
      await articles()
    ).updateOne({ _id: id, state: { $in: ['draft', 'review'] } }, { $set: fields })
    return written.matchedCount > 0
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/**
 * Index article_newest, article_by_section, article_by_tag or article_by_author: at most `limit`, newest first. `from`
 * begins among the articles before a moment, after `skip` of them: callers keep that to a month of the list.
 */
export async function listVisible(options: {
  filter: ListFilter
  now: Date
  limit: number
  from?: { before: Date; skip: number }
}): Promise<ArticleSummary[]> {
  const found = await (
    await articles()
  )
    .find(listFilter(options))
    .sort(NEWEST_FIRST)
    .skip(options.from?.skip ?? 0)
    .limit(options.limit)
    .project<Omit<ArticleDocument, 'body'>>({ body: 0 })
    .toArray()
  return found.map(toSummary)
}

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
const STREAM_BATCH = 500

/** Index article_newest: the lists of the newest articles, and when these went live, newest first. */
export async function listNewestPlaces(
  now: Date,
  limit: number,
): Promise<Pick<Article, 'publishAt' | 'listedIn' | 'tagIds' | 'authorIds'>[]> {
  return (await articles())
    .find(visibleAt(now))
    .sort(NEWEST_FIRST)
    .limit(limit)
    .project<Pick<Article, 'publishAt' | 'listedIn' | 'tagIds' | 'authorIds'>>({
      _id: 0,
      publishAt: 1,
      listedIn: 1,
      tagIds: 1,
      authorIds: 1,
    })
    .toArray()
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

/** Index _id: the texts of these articles by id, whoever may see them. At most 100 ids. */
export async function findBodies(ids: readonly string[]): Promise<Map<string, string>> {
  const found = await (
    await articles()
  )
    .find({ _id: { $in: ids.slice(0, IDS_MAX) } })
    .project<Pick<ArticleDocument, '_id' | 'body'>>({ body: 1 })
    .toArray()
  return new Map(found.map(({ _id, body }) => [_id, body]))
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

/** Index _id: those of these articles that readers may see, in no promised order. At most 100 ids. */
export async function listVisibleByIds(ids: readonly string[], now: Date): Promise<ArticleSummary[]> {
  if (ids.length === 0) return []
  const found = await (
    await articles()
  )
    .find({ _id: { $in: ids.slice(0, IDS_MAX) }, ...visibleAt(now) })
    .project<Omit<ArticleDocument, 'body'>>({ body: 0 })
    .toArray()
  return found.map(toSummary)
}
const IDS_MAX = 100

/** Index _id: the same with their bodies. At most 30 ids. */
export async function listVisibleWhole(ids: readonly string[], now: Date): Promise<Article[]> {
  if (ids.length === 0) return []
  const found = await (await articles()).find({ _id: { $in: ids.slice(0, WHOLE_MAX) }, ...visibleAt(now) }).toArray()
  return found.map(toArticle)
}
const WHOLE_MAX = 30

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

/** Index _id: whole articles in whatever state, in the order of their ids, after one of them. */
export async function listAfter(id: string, limit: number): Promise<Article[]> {
  const found = await (
    await articles()
  )
    .find({ _id: { $gt: id } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
  return found.map(toArticle)
}

/** Index article_by_media: at most `limit` articles, in whatever state, that show a picture, newest first. */
export async function listWithMedia(mediaId: string, limit: number): Promise<Pick<Article, 'id' | 'headline'>[]> {
  const found = await (
    await articles()
  )
    .find({ mediaIds: mediaId })
    .sort({ _id: -1 })
    .limit(limit)
    .project<Pick<ArticleDocument, '_id' | 'headline'>>({ headline: 1 })
    .toArray()
  return found.map(({ _id, headline }) => ({ id: _id, headline }))
}

/** For articles from before this was kept: writes which pictures they show, in batches and as often as one likes. */
export async function fillMediaIds(mediaIdsOf: (article: Article) => string[]): Promise<void> {
  for (let after = ''; ;) {
    const batch = await listAfter(after, FILL_BATCH)
    if (batch.length === 0) return
    await (
      await articles()
    ).bulkWrite(
      batch.map((article) => ({
        updateOne: { filter: { _id: article.id }, update: { $set: { mediaIds: mediaIdsOf(article) } } },
      })),
      { ordered: false },
    )
    after = batch.at(-1)?.id ?? after
  }
}
const FILL_BATCH = 100

/**
 * Index article_by_section, article_by_tag or article_by_author: whole articles of a list, in whatever state, so many
 * at a time. One that leaves the list meanwhile may be left out.
 */
export async function* streamInList(list: PagedList, size: number): AsyncGenerator<Article[]> {
  for (const state of ARTICLE_STATES) {
    const cursor = (await articles()).find({ state, ...inList(list) }).project<{ _id: string }>({ _id: 1 })
    // The ids first: what is written while a cursor is open may come round in it again.
    const ids: string[] = []
    for await (const { _id } of cursor) ids.push(_id)
    for (let from = 0; from < ids.length; from += size) {
      const batch = await (
        await articles()
      )
        .find({ _id: { $in: ids.slice(from, from + size) } })
        .limit(size)
        .toArray()
      yield batch.map(toArticle)
    }
  }
}

/** Writes which lists an article stands in, unless somebody saved it since; false then. */
export async function place(article: Article, placement: Pick<Article, 'listedIn' | 'tagIds'>): Promise<boolean> {
  const { id, revision } = article
  const { matchedCount } = await (await articles()).updateOne({ _id: id, revision }, { $set: placement })
  return matchedCount === 1
}

/** Index article_by_section, article_by_tag or article_by_author: whether any article, in whatever state, is in a list. */
export async function isAnyIn(list: PagedList): Promise<boolean> {
  const states = { $in: [...ARTICLE_STATES] }
  return (await (await articles()).findOne({ state: states, ...inList(list) }, { projection: { _id: 1 } })) !== null
}

/** Index article_slug: who has these slugs, in whatever state. At most 500. */
export async function listSlugHolders(slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map()
  const found = await (
    await articles()
  )
    .find({ slug: { $in: slugs.slice(0, LOOKUP_MAX) } })
    .project<Pick<ArticleDocument, '_id' | 'slug'>>({ slug: 1 })
    .toArray()
  return new Map(found.map(({ _id, slug }) => [slug, _id]))
}

/** Index article_slug, then article_slug_history: those of at most 500 slugs by which readers find an article. */
export async function listVisibleSlugs(slugs: readonly string[], now: Date): Promise<Set<string>> {
  const asked = slugs.slice(0, LOOKUP_MAX)
  if (asked.length === 0) return new Set()
  const found = await Promise.all(
    [{ slug: { $in: asked } }, { slugHistory: { $in: asked } }].map(async (names) =>
      (await articles())
        .find({ ...names, ...visibleAt(now) })
        .project<Pick<ArticleDocument, 'slug' | 'slugHistory'>>({ slug: 1, slugHistory: 1 })
        .toArray(),
    ),
  )
  const known = new Set(found.flat().flatMap(({ slug, slugHistory }) => [slug, ...slugHistory]))
  return new Set(asked.filter((slug) => known.has(slug)))
}

/** Index _id: those of these ids that are there, in whatever state. At most 500. */
export async function listPresentIds(ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await (
    await articles()
  )
    .find({ _id: { $in: ids.slice(0, LOOKUP_MAX) } })
    .project<Pick<ArticleDocument, '_id'>>({ _id: 1 })
    .toArray()
  return new Set(found.map(({ _id }) => _id))
}
const LOOKUP_MAX = 500

/** Index _id: whole articles in whatever state. At most 100 ids. */
export async function listByIds(ids: readonly string[]): Promise<Article[]> {
  if (ids.length === 0) return []
  return (await (await articles()).find({ _id: { $in: ids.slice(0, IDS_MAX) } }).toArray()).map(toArticle)
}

/** Throws CONFLICT where the slug is another article's. */
export async function insert(article: Omit<Article, 'id'>, actor: { id: string; name: string }): Promise<Article> {
  const saved: Article = { ...article, id: newId() }
  try {
    await (await articles()).insertOne(toDocument(saved))
  } catch (error) {
    throw slugConflict(error, article.slug)
  }
  await keepRevision(saved, actor)
  return saved
}

/**
 * Writes the article if it still has the revision that the change was based on; null where somebody was faster.
 * Throws CONFLICT where the slug is another article's.
 */
export async function replace(article: Article, actor: { id: string; name: string }): Promise<Article | null> {
  const next: Article = { ...article, revision: article.revision + 1 }
  try {
    const written = await (
      await articles()
    ).replaceOne({ _id: article.id, revision: article.revision }, toDocument(next))
    if (written.matchedCount === 0) return null
  } catch (error) {
    throw slugConflict(error, article.slug)
  }
  await keepRevision(next, actor)
  return next
}

/** An article and every revision of it, for good. Index article_revision. */
export async function remove(id: string): Promise<void> {
  await (await articles()).deleteOne({ _id: id })
  await (await revisions()).deleteMany({ articleId: id })
}

/** For seeding and imports: many new articles in one round trip. Each has an id of its own already. */
export async function insertMany(batch: readonly Article[]): Promise<void> {
  if (batch.length > 0) await (await articles()).insertMany(batch.map(toDocument))
}

/** Whether there is any article, in whatever state. */
export async function isAnyThere(): Promise<boolean> {
  return (await (await articles()).findOne({}, { projection: { _id: 1 } })) !== null
}

async function keepRevision(article: Article, actor: { id: string; name: string }): Promise<void> {
  const { id, ...content } = article
  await (
    await revisions()
  ).insertOne({
    _id: newId(),
    schemaVersion: 1,
    articleId: id,
    revision: article.revision,
    actorId: actor.id,
    actorName: actor.name,
    at: article.savedAt,
    article: content,
  })
}

function listFilter({
  filter,
  now,
  from,
}: {
  filter: ListFilter
  now: Date
  from?: { before: Date }
}): Filter<ArticleDocument> {
  const visible = visibleAt(now)
  const begun = from && from.before <= now ? { ...visible, publishAt: { $lt: from.before } } : visible
  return filter.kind === 'all' ? begun : { ...begun, ...inList(filter) }
}

function inList(list: PagedList): Filter<ArticleDocument> {
  switch (list.kind) {
    case 'section':
      return { listedIn: list.sectionId }
    case 'tag':
      return { tagIds: list.tagId }
    case 'author':
      return { authorIds: list.authorId }
  }
}

function slugConflict(error: unknown, slug: string): unknown {
  if (!isDuplicateKey(error)) return error
  return new AppError('CONFLICT', `Another article has the address "${slug}". Choose another one.`, {
    fields: { slug: 'is another article’s' },
    cause: error,
  })
}

function toDocument({ id, ...article }: Article): ArticleDocument {
  return { _id: id, schemaVersion: 1, ...article }
}

function toArticle({ _id, schemaVersion: _, ...article }: ArticleDocument): Article {
  return { id: _id, ...article }
}

function toSummary({ _id, schemaVersion: _, ...article }: Omit<ArticleDocument, 'body'>): ArticleSummary {
  return { id: _id, ...article }
}
