import { plainLetters } from '@/lib/text'
import type { FoundArticle } from '../search-articles'

export type PalettePlace = { path: string; name: string }
export type PaletteGroup = { name: string; entries: { path: string; name: string }[] }

/** How many letters there have to be before pieces are looked for. */
export const WORDS_MIN = 2

/** What the palette offers for what was typed, in groups; those with nothing in them are left out. */
export function paletteGroups(
  typed: string,
  {
    places,
    articles,
    mayWrite,
  }: { places: readonly PalettePlace[]; articles: readonly FoundArticle[]; mayWrite: boolean },
): PaletteGroup[] {
  const text = typed.trim()
  const words = plainLetters(text).split(/\s+/)
  const fits = ({ name }: PalettePlace) => words.every((word) => plainLetters(name).includes(word))
  const isSearch = text.length >= WORDS_MIN
  const list = {
    path: `/admin/articles?${new URLSearchParams({ q: text }).toString()}`,
    name: `All pieces with “${text}”`,
  }
  const groups: PaletteGroup[] = [
    { name: 'Begin', entries: mayWrite ? [{ path: '/admin/articles/new', name: 'New article' }].filter(fits) : [] },
    { name: 'Go to', entries: places.filter(fits).map(({ path, name }) => ({ path, name })) },
    {
      name: 'Pieces',
      entries: isSearch
        ? [...articles.map(({ id, headline }) => ({ path: `/admin/articles/${id}`, name: headline })), list]
        : [],
    },
  ]
  return groups.filter(({ entries }) => entries.length > 0)
}
