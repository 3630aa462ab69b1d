import type { AnalysisNewsArticle, Article, NewsArticle, OpinionNewsArticle } from 'schema-dts'
import { toString } from 'hast-util-to-string'
import type { ArticleView, Provenance } from '@/lib/articles/article-view'
import { CROP_RATIOS, cropPath } from '@/lib/media/media'
import type { SiteView } from '@/lib/publication/site-view'
import { needsShareCard, shareCardPath } from '@/lib/sharing/share-card'
import { countWords } from '@/lib/text'
import { publisherRef, toAuthor } from './site-things'

const TYPES = {
  report: 'NewsArticle',
  explainer: 'NewsArticle',
  interview: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
} as const

type Site = Pick<SiteView, 'name' | 'siteUrl' | 'language'>

/**
 * An article as Google documents it for Article and schema.org for news, by `schema-dts`. A picture is offered in the
 * three ratios that Google asks for, each cut around its focal point. Before a picture that is too small, or without one,
 * stands the card that is drawn for shared links.
 */
export function toArticleThing(
  article: ArticleView,
  site: Site,
): NewsArticle | OpinionNewsArticle | AnalysisNewsArticle {
  const { headline, deck, sections, provenance, picture, tags } = article
  const url = new URL(article.path, site.siteUrl).href
  const corrections = article.changes.filter(({ kind }) => kind === 'correction')
  const pictures = [
    ...(needsShareCard(article) ? [shareCardPath(article, site.name)] : []),
    ...(picture ? CROP_RATIOS.map((ratio) => cropPath(picture, ratio)) : []),
  ]
  return {
    '@type': TYPES[article.kind],
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    headline,
    ...(deck === '' ? {} : { description: deck }),
    image: pictures.map((path) => new URL(path, site.siteUrl).href),
    datePublished: article.publishedAt.toISOString(),
    dateModified: (article.updatedAt ?? article.publishedAt).toISOString(),
    author: article.byline.map((author) => toAuthor(site, { ...author, bio: '', portrait: null })),
    publisher: publisherRef(site),
    inLanguage: site.language,
    articleSection: sections.map(({ name }) => name),
    ...(tags.length > 0 ? { keywords: tags.map(({ name }) => name) } : {}),
    wordCount: countWords(toString(article.body.tree)),
    isAccessibleForFree: true,
    ...(corrections.length > 0
      ? {
          correction: corrections.map(({ reason, at }) => ({
            '@type': 'CorrectionComment' as const,
            text: reason,
            datePublished: at.toISOString(),
          })),
        }
      : {}),
    ...(provenance ? toOrigin(provenance, site) : {}),
  }
}

/** A reprint is based on the first piece; a translation is its translation, by the translators. */
function toOrigin(provenance: Provenance, site: Site) {
  const { sourceUrl, sourceName, sourceAuthor, sourceLanguage, sourcePublishedAt } = provenance
  const first: Article = {
    '@type': 'Article',
    url: sourceUrl,
    publisher: { '@type': 'Organization', name: sourceName },
    ...(sourceAuthor === null ? {} : { author: { '@type': 'Person', name: sourceAuthor } }),
    ...(sourceLanguage === null ? {} : { inLanguage: sourceLanguage }),
    ...(sourcePublishedAt === null ? {} : { datePublished: sourcePublishedAt.toISOString() }),
  }
  if (provenance.kind === 'reprint') return { isBasedOn: first }
  const translator = provenance.translators.map(({ name, path }) => ({
    '@type': 'Person' as const,
    name,
    url: new URL(path, site.siteUrl).href,
  }))
  return { translationOfWork: first, isBasedOn: sourceUrl, ...(translator.length > 0 ? { translator } : {}) }
}
