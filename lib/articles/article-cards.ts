import 'server-only'
import { articlePath } from '@/lib/addresses/address'
import { authorTag } from '@/lib/authors/author'
import { listBylines } from '@/lib/authors/author-queries'
import type { Picture } from '@/lib/media/media'
import { listPictures } from '@/lib/media/media-queries'
import { listSectionLabels } from '@/lib/sections/section-queries'
import { readingMinutes } from '@/lib/text'
import { articleTag, type ArticleSummary } from './article'
import type { ArticleCard, ArticlePicture } from './article-view'

/** Articles as cards, in the same order, with one look-up for all their pictures and one for all their authors. */
export async function toCards(articles: readonly ArticleSummary[]): Promise<ArticleCard[]> {
  const pictures = await listPictures(articles.flatMap((article) => article.leadImage?.mediaId ?? []))
  const bylines = await listBylines([...new Set(articles.flatMap((article) => article.authorIds))])
  return Promise.all(
    articles.map(async (article) => {
      const sections = await listSectionLabels(article.sectionIds)
      const picture = pictures.get(article.leadImage?.mediaId ?? '')
      return {
        id: article.id,
        path: articlePath(sections[0]?.path.slice(1) ?? '-', article.slug),
        headline: article.headline,
        deck: article.deck,
        kind: article.kind,
        sections,
        authors: bylines
          .filter((byline) => article.authorIds.includes(byline.id))
          .map(({ name, path }) => ({ name, path })),
        publishedAt: article.publishAt ?? article.createdAt,
        readingMinutes: readingMinutes(article.wordCount),
        picture: picture ? toArticlePicture(picture, article) : null,
      }
    }),
  )
}

/** The file's facts with what this article says about it. */
export function toArticlePicture(picture: Picture, article: Pick<ArticleSummary, 'leadImage'>): ArticlePicture {
  const { alt, caption, credit } = article.leadImage ?? { alt: '', caption: '', credit: '' }
  return { ...picture, alt: alt || picture.alt, caption, credit }
}

/** What a page that shows these cards depends on: a changed headline or a renamed author reaches all of them. */
export function cardTags(articles: readonly ArticleSummary[]): string[] {
  return [
    ...new Set([
      ...articles.map((article) => articleTag(article.id)),
      ...articles.flatMap((article) => article.authorIds.map(authorTag)),
    ]),
  ].slice(0, CACHE_TAGS_MAX)
}

/** Next refuses more than 128 tags in one entry; the lists' own tags need a few of them. */
const CACHE_TAGS_MAX = 120
