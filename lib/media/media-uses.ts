import 'server-only'
import { articleTag } from '@/lib/articles/article'
import { listArticlesWithMedia } from '@/lib/articles/article-lookup'
import { authorTag } from '@/lib/authors/author'
import { listAuthorsWithPortrait } from '@/lib/authors/author-lookup'
import { LINKS_TAG } from '@/lib/links/link'
import { listLinksWithMedia } from '@/lib/links/link-lookup'
import { pageTag } from '@/lib/pages/page'
import { listPagesWithMedia } from '@/lib/pages/page-lookup'
import { PUBLICATION_TAG } from '@/lib/publication/publication'
import { findPublication } from '@/lib/publication/publication-lookup'
import type { MediaUse } from './media'

/** Where a file is shown, in whatever state that is; at most `limit` of each kind. Past every cache. */
export async function findMediaUses(mediaId: string, limit: number): Promise<MediaUse[]> {
  const [articles, pages, authors, links, publication] = await Promise.all([
    listArticlesWithMedia(mediaId, limit),
    listPagesWithMedia(mediaId),
    listAuthorsWithPortrait(mediaId, limit),
    listLinksWithMedia(mediaId),
    findPublication(),
  ])
  return [
    ...articles.map(({ id, headline }) => ({ kind: 'article' as const, id, name: headline })),
    ...pages.map(({ id, title }) => ({ kind: 'page' as const, id, name: title })),
    ...authors.map(({ id, name }) => ({ kind: 'author' as const, id, name })),
    ...links.map(({ id, name }) => ({ kind: 'link' as const, id, name })),
    ...(publication.logoMediaId === mediaId ? [{ kind: 'publication' as const, id: '', name: 'the site’s logo' }] : []),
  ]
}

/** What shows a file and has to show it anew. */
export const tagsOfUses = (uses: readonly MediaUse[]): string[] =>
  uses.map(({ kind, id }) => {
    switch (kind) {
      case 'article':
        return articleTag(id)
      case 'page':
        return pageTag(id)
      case 'author':
        return authorTag(id)
      case 'link':
        return LINKS_TAG
      case 'publication':
        return PUBLICATION_TAG
    }
  })
