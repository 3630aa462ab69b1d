import 'server-only'
import type { Filter } from 'mongodb'
import { collection, isDuplicateKey, newId } from '@/lib/db/connection'
import { AppError } from '@/lib/errors'
import type { Article } from './article'
import { articles, toArticle, toDocument, visibleAt, type ArticleDocument } from './article-document-repository'

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

const revisions = () => collection<RevisionDocument>('articleRevisions')

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
  const options = { projection: { _id: 1 }, hint: 'article_headline' }
  return (await (await articles()).findOne(filter as Filter<ArticleDocument>, options)) !== null
}

/** Index article_revision. */
export async function findRevision(id: string, revision: number): Promise<Article | null> {
  const found = await (await revisions()).findOne({ articleId: id, revision })
  return found ? { ...found.article, seo: found.article.seo ?? { title: '', description: '' }, id } : null
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

/** For seeding and imports: many new articles in one round trip. Each has an id of its own already. */
export async function insertMany(batch: readonly Article[]): Promise<void> {
  if (batch.length > 0) await (await articles()).insertMany(batch.map(toDocument))
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

/** Writes which lists an article stands in, unless somebody saved it since; false then. */
export async function place(article: Article, placement: Pick<Article, 'listedIn' | 'tagIds'>): Promise<boolean> {
  const { id, revision } = article
  const { matchedCount } = await (await articles()).updateOne({ _id: id, revision }, { $set: placement })
  return matchedCount === 1
}

/** An article and every revision of it, for good. Index article_revision. */
export async function remove(id: string): Promise<void> {
  await (await articles()).deleteOne({ _id: id })
  await (await revisions()).deleteMany({ articleId: id })
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

function slugConflict(error: unknown, slug: string): unknown {
  if (!isDuplicateKey(error)) return error
  return new AppError('CONFLICT', `Another article has the address "${slug}". Choose another one.`, {
    fields: { slug: 'is another article’s' },
    cause: error,
  })
}
