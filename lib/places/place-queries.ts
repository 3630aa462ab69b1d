import 'server-only'
import { pagePath, sectionPath, SLUG_PATTERN, tagPath } from '@/lib/addresses/address'
import { getAddressHolder } from '@/lib/addresses/address-queries'
import { getArticleListPage } from '@/lib/articles/article-list-queries'
import { getArticle } from '@/lib/articles/article-queries'
import type { ArticleListPage, NamedLink, SectionLabel } from '@/lib/articles/article-view'
import { getAuthor } from '@/lib/authors/author-queries'
import { getPage, type PageView } from '@/lib/pages/page-queries'
import { sectionTree } from '@/lib/sections/section'
import { listSections, toSectionLabel } from '@/lib/sections/section-queries'
import { getTag } from '@/lib/tags/tag-queries'

/** A section as its own page shows it. */
export type SectionPlace = SectionLabel & { description: string; parent: NamedLink | null; children: NamedLink[] }

export type NamedPlace =
  | { kind: 'section'; section: SectionPlace; firstPage: ArticleListPage }
  | { kind: 'page'; path: string; page: PageView }
  | { kind: 'moved'; path: string }
  | { kind: 'missing' }

/** What stands at an address of one part: a section, a standing page, or an article whose slug stands alone. */
export async function getNamedPlace(name: string): Promise<NamedPlace> {
  if (!SLUG_PATTERN.test(name)) return { kind: 'missing' }
  const holder = await getAddressHolder(name)
  if (holder?.kind === 'section') {
    const [section, firstPage] = await Promise.all([
      getSectionPlace(holder.id),
      getArticleListPage({ kind: 'section', sectionId: holder.id }, 1),
    ])
    if (!section || !firstPage) return { kind: 'missing' }
    return section.path === sectionPath(name)
      ? { kind: 'section', section, firstPage }
      : { kind: 'moved', path: section.path }
  }
  if (holder?.kind === 'page') {
    const page = await getPage(holder.id)
    if (!page) return { kind: 'missing' }
    return page.slug === name
      ? { kind: 'page', path: pagePath(name), page }
      : { kind: 'moved', path: pagePath(page.slug) }
  }
  const article = await getArticle(null, name)
  return article.kind === 'moved' ? article : { kind: 'missing' }
}

export async function getTagPlace(slug: string, number: number) {
  const tag = await getTag(slug)
  if (!tag) return null
  const page = await getArticleListPage({ kind: 'tag', tagId: tag.id }, number)
  return page
    ? { tag: { id: tag.id, name: tag.name, path: tagPath(tag.slug), description: tag.description }, page }
    : null
}

export async function getAuthorPlace(slug: string, number: number) {
  const author = await getAuthor(slug)
  if (!author) return null
  const page = await getArticleListPage({ kind: 'author', authorId: author.id }, number)
  return page ? { author, page } : null
}

async function getSectionPlace(id: string): Promise<SectionPlace | null> {
  const all = await listSections()
  const section = all.find((candidate) => candidate.id === id)
  if (!section) return null
  const parent = all.find((candidate) => candidate.id === section.parentId)
  const node = sectionTree(all).find((candidate) => candidate.section.id === id)
  return {
    ...toSectionLabel(section),
    description: section.description,
    parent: parent ? { name: parent.name, path: sectionPath(parent.slug) } : null,
    children: (node?.children ?? []).map((child) => ({ name: child.name, path: sectionPath(child.slug) })),
  }
}
