import type { Metadata } from 'next'
import type { ArticleView } from '@/lib/articles/article-view'
import { dayOf } from '@/lib/dates'
import type { Publication } from '@/lib/publication/publication'
import { pageMetadata, sharedPicture, type SharedPicture } from './page-metadata'
import { CARD_SIZE, needsShareCard, shareCardPath } from './share-card'

/** The lead picture, or a drawn card where that would be shown small. */
function pictureOf(article: ArticleView, siteName: string): SharedPicture {
  if (article.picture && !needsShareCard(article)) return sharedPicture(article.picture)
  return { url: shareCardPath(article, siteName), ...CARD_SIZE, alt: `${article.headline} – ${siteName}` }
}

/** What an article's page says of itself: for networks, search engines, feed readers and reference managers. */
export function articleMetadata(article: ArticleView, publication: Publication): Metadata {
  const { headline, provenance, byline, sections } = article
  const [section] = sections
  const isSourceCanonical = provenance?.kind === 'reprint' && publication.outgoing.canonicalOfReprints === 'source'
  return pageMetadata({
    siteName: publication.name,
    path: article.path,
    ...(isSourceCanonical ? { canonical: provenance.sourceUrl } : {}),
    title: article.seo.title || headline,
    description: article.seo.description || article.deck,
    feeds: [...(section ? [{ name: section.name, path: section.path }] : []), { name: publication.name, path: '/' }],
    picture: pictureOf(article, publication.name),
    openGraph: {
      type: 'article',
      publishedTime: article.publishedAt.toISOString(),
      ...(article.updatedAt ? { modifiedTime: article.updatedAt.toISOString() } : {}),
      authors: byline.map(({ name }) => name),
      ...(section ? { section: section.name } : {}),
      tags: article.tags.map(({ name }) => name),
    },
    other: referenceTags(article, publication),
  })
}

/** For Zotero and its like: Highwire's `citation_*`, and Dublin Core for those that know only that. */
function referenceTags(article: ArticleView, publication: Publication): Record<string, string | string[]> {
  const authors = article.provenance?.sourceAuthor ?? article.byline.map(({ name }) => name)
  const day = dayOf(article.publishedAt, publication.timeZone)
  return {
    citation_title: article.headline,
    citation_author: authors,
    citation_publication_date: day.replaceAll('-', '/'),
    citation_journal_title: publication.name,
    citation_language: publication.language,
    'DC.title': article.headline,
    'DC.creator': authors,
    'DC.date': day,
    'DC.publisher': publication.name,
    'DC.language': publication.language,
    'DC.type': 'Text',
    ...(article.provenance ? { 'DC.source': article.provenance.sourceUrl } : {}),
  }
}
