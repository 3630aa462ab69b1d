import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { authorPath, tagPath } from '@/lib/addresses/address'
import { listNewestOfLists } from '@/lib/articles/article-followed-queries'
import { listCards } from '@/lib/articles/article-found-queries'
import type { ArticleCard } from '@/lib/articles/article-view'
import { authorList, sectionList, tagList, type PagedList } from '@/lib/articles/list-count'
import { listAuthorNames } from '@/lib/authors/author-queries'
import { listSectionLabels } from '@/lib/sections/section-queries'
import { listTagNames } from '@/lib/tags/tag-queries'
import { FOLLOWED_KINDS, parseSubject, toSubject, type FollowedKind } from './kept'
import type { SavedQuestion } from './kept-input'
import type { FollowedName, ForYouPage, Keepable, SavedPage } from './kept-view'
import * as kept from './kept-repository'

/*
 * What one reader keeps, so nothing here is cached: only the public lists that it is put together from are.
 */

const PAGE_SIZE = 24
const BATCH = 100

/** A page of what the actor saved, by when it was, with the sections that there are to choose from. */
export async function listSaved(actor: Actor, { section, order, page }: SavedQuestion): Promise<SavedPage> {
  requirePermission(actor, 'account:own')
  const saved = await kept.listOf(actor.id, 'article')
  const ids = saved.map(({ id }) => id)
  const all = await listCardsOfAny(order === 'newest' ? ids : ids.toReversed())
  const sections = new Map<string, SavedPage['sections'][number]>()
  for (const { name, path } of all.flatMap((card) => card.sections)) {
    const known = sections.get(path)
    sections.set(path, { name, slug: path.slice(1), count: (known?.count ?? 0) + 1 })
  }
  const chosen = section === null ? all : all.filter((card) => card.sections.some(({ path }) => path === `/${section}`))
  const pageCount = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE))
  const number = Math.min(page, pageCount)
  return {
    cards: chosen.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE),
    number,
    pageCount,
    total: all.length,
    sections: [...sections.values()].toSorted((one, other) => other.count - one.count),
  }
}

/** The newest of what the actor follows, each piece once, with the names by which it came; before a moment. */
export async function listForYou(actor: Actor, before: Date | null): Promise<ForYouPage> {
  requirePermission(actor, 'account:own')
  const lists = await Promise.all(FOLLOWED_KINDS.map((kind) => kept.listOf(actor.id, kind)))
  return listNewestOf(
    lists.flat().map(({ kind, id }) => ({ kind: kind as FollowedKind, id })),
    before,
  )
}

/** Whether the actor keeps this, and what it is called; null for what is not there. */
export async function findKeepable(actor: Actor, text: string): Promise<Keepable | null> {
  requirePermission(actor, 'account:own')
  const parts = parseSubject(text)
  if (!parts) return null
  const { kind, id } = parts
  const name =
    kind === 'article' ? (await listCards([id]))[0]?.headline : (await listFollowedNames([{ kind, id }]))[0]?.name
  return name === undefined ? null : { kind, subject: text, name, isKept: await kept.isThere(actor.id, parts) }
}

/** The same for a device that keeps things itself: pieces by their ids, or the newest of what is followed. */
export async function listCardsOf(subjects: readonly string[], before: Date | null): Promise<ForYouPage> {
  const parts = subjects.flatMap((subject) => parseSubject(subject) ?? [])
  const ids = parts.flatMap(({ kind, id }) => (kind === 'article' ? [id] : []))
  if (ids.length > 0) return { entries: toEntries(await listCards(ids)), names: [], next: null }
  return listNewestOf(
    parts.flatMap(({ kind, id }) => (kind === 'article' ? [] : [{ kind, id }])),
    before,
  )
}

async function listNewestOf(
  followed: readonly { kind: FollowedKind; id: string }[],
  before: Date | null,
): Promise<ForYouPage> {
  const names = await listFollowedNames(followed)
  const lists = names.map(({ kind, id }) => ({ key: toSubject(kind, id), list: LISTS[kind](id) }))
  const { found, next } = await listNewestOfLists(lists, { before, limit: PAGE_SIZE })
  const nameOf = new Map(names.map(({ kind, id, name }) => [toSubject(kind, id) as string, name]))
  return {
    entries: found.map(({ card, keys }) => ({ card, because: keys.flatMap((key) => nameOf.get(key) ?? []) })),
    names,
    next: next?.toISOString() ?? null,
  }
}

const LISTS: Record<FollowedKind, (id: string) => PagedList> = {
  section: sectionList,
  tag: tagList,
  author: authorList,
}

/** What is followed by its name; what is gone is left out. */
async function listFollowedNames(followed: readonly { kind: FollowedKind; id: string }[]): Promise<FollowedName[]> {
  const idsOf = (kind: FollowedKind) => followed.flatMap((each) => (each.kind === kind ? [each.id] : []))
  const [sections, tags, authors] = await Promise.all([
    listSectionLabels(idsOf('section')),
    listTagNames(idsOf('tag')),
    listAuthorNames(idsOf('author')),
  ])
  return [
    ...sections.map(({ id, name, path }): FollowedName => ({ kind: 'section', id, name, path })),
    ...tags.map(({ id, name, slug }): FollowedName => ({ kind: 'tag', id, name, path: tagPath(slug) })),
    ...authors.map(({ id, name, slug }): FollowedName => ({ kind: 'author', id, name, path: authorPath(slug) })),
  ]
}

const toEntries = (cards: readonly ArticleCard[]) => cards.map((card) => ({ card, because: [] }))

async function listCardsOfAny(ids: readonly string[]): Promise<ArticleCard[]> {
  const cards: ArticleCard[] = []
  for (let from = 0; from < ids.length; from += BATCH) cards.push(...(await listCards(ids.slice(from, from + BATCH))))
  return cards
}
