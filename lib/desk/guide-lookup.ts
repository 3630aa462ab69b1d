import 'server-only'
import { hasPermission, type Actor } from '@/lib/accounts/permissions'
import { listByState } from '@/lib/articles/newsroom-list-lookup'
import { findAuthors } from '@/lib/authors/author-lookup'
import { UNNAMED_PUBLICATION } from '@/lib/publication/publication'
import { findPublication } from '@/lib/publication/publication-lookup'
import { findFirstSectionId } from '@/lib/sections/section-lookup'
import { isGuideDone, type Guide } from './guide'
import { isDismissed } from './guide-repository'

/** The first steps of a new site; null for who cannot take them, once all are done, and once they were put away. */
export async function findGuide(actor: Actor): Promise<Guide | null> {
  if (!hasPermission(actor, 'publication:write') || (await isDismissed())) return null
  const [publication, sectionId, authors, published] = await Promise.all([
    findPublication(),
    findFirstSectionId(),
    findAuthors(),
    listByState('published', { limit: 1 }),
  ])
  const guide: Guide = {
    // A publication may well be called what an unnamed one is called; its address is its own.
    publication: publication.email !== UNNAMED_PUBLICATION.email,
    section: sectionId !== null,
    author: authors.list.length > 0,
    menu: publication.primaryMenu.length > 0,
    article: published.length > 0,
  }
  return isGuideDone(guide) ? null : guide
}
