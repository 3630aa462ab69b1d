import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { articlePath } from '@/lib/addresses/address'
import { authorTag } from '@/lib/authors/author'
import { listBylines } from '@/lib/authors/author-queries'
import { bodyPictureKeys, toBody } from '@/lib/body/body-tree'
import { isOtherDay } from '@/lib/dates'
import { env } from '@/lib/env'
import { listPictures } from '@/lib/media/media-queries'
import { getPublication } from '@/lib/publication/site-queries'
import { listSectionLabels } from '@/lib/sections/section-queries'
import { tagTag } from '@/lib/tags/tag'
import { listTagLinks } from '@/lib/tags/tag-queries'
import { readingMinutes } from '@/lib/text'
import { articleSlugTag, articleTag, type Article } from './article'
import { toArticlePicture } from './article-cards'
import { findVisibleBySlug } from './article-repository'
import type { ArticleView, Provenance } from './article-view'

export type ArticleAnswer =
  { kind: 'article'; article: ArticleView } | { kind: 'moved'; path: string } | { kind: 'missing' }

/**
 * What stands at an address. `sectionSlug` is the first part of it, null where the slug stands alone. Any address
 * but the canonical one of a visible article is "moved"; whatever readers may not see is "missing".
 */
export async function getArticle(sectionSlug: string | null, slug: string): Promise<ArticleAnswer> {
  'use cache'
  // Tag before the look-up: a miss is cached too, and publishing must expire it.
  cacheTag(articleSlugTag(slug))
  cacheLife('editorial')
  const article = await findVisibleBySlug(slug, new Date())
  if (!article) return { kind: 'missing' }
  cacheTag(articleTag(article.id))
  const [primary] = await listSectionLabels(article.sectionIds.slice(0, 1))
  if (!primary) return { kind: 'missing' }
  const path = articlePath(primary.path.slice(1), article.slug)
  if (sectionSlug === null || path !== articlePath(sectionSlug, slug)) return { kind: 'moved', path }
  if (article.authorIds.length > 0) cacheTag(...article.authorIds.map(authorTag))
  if (article.tagIds.length > 0) cacheTag(...article.tagIds.map(tagTag))
  return { kind: 'article', article: await toArticleView(article, path) }
}

/** An article as its page shows it, whoever may see it: the newsroom's previews are made here too. */
export async function toArticleView(article: Article, path: string): Promise<ArticleView> {
  const [publication, sections, byline, tags, leads, bodyPictures, provenance] = await Promise.all([
    getPublication(),
    listSectionLabels(article.sectionIds),
    listBylines(article.authorIds),
    listTagLinks(article.tagIds),
    listPictures(article.leadImage ? [article.leadImage.mediaId] : []),
    listPictures(bodyPictureKeys(article.body)),
    toProvenance(article),
  ])
  const lead = leads.get(article.leadImage?.mediaId ?? '')
  const publishedAt = article.publishAt ?? article.createdAt
  const told = [publishedAt, ...article.publicChanges.slice(0, 1).map(({ at }) => at)]
  const { updatedAt, publicChanges: changes } = article
  const isUpdated = updatedAt !== null && told.every((at) => isOtherDay(updatedAt, at, publication.timeZone))
  return {
    id: article.id,
    path,
    headline: article.headline,
    deck: article.deck,
    kind: article.kind,
    sections,
    publishedAt,
    updatedAt: isUpdated ? updatedAt : null,
    changes,
    readingMinutes: readingMinutes(article.wordCount),
    picture: lead ? toArticlePicture(lead, article) : null,
    body: toBody(article.body, { pictures: bodyPictures, siteUrl: env.siteUrl }),
    note: article.note,
    seo: article.seo,
    byline,
    provenance,
    tags,
  }
}

async function toProvenance({ origin }: Article): Promise<Provenance | null> {
  if (origin.kind === 'exclusive') return null
  const translators = origin.kind === 'translation' ? await listBylines(origin.translatorIds) : []
  return {
    kind: origin.kind,
    sourceName: origin.source.name,
    sourceUrl: origin.source.url,
    sourceAuthor: origin.source.author,
    sourceLanguage: origin.source.language,
    sourcePublishedAt: origin.source.publishedAt,
    translators: translators.map(({ name, path }) => ({ name, path })),
  }
}
