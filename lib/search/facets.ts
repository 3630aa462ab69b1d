import type { SearchFacts } from './search-entry'

export const FACET_NAMES = ['section', 'year', 'author', 'origin', 'source'] as const
export type FacetName = (typeof FACET_NAMES)[number]

/** How many articles each value would leave, the fullest first; years newest first. */
export type Facets = Record<FacetName, { value: string; articles: number }[]>

const VALUES_MAX = 30

/** Counts what articles could be narrowed by. */
export function countFacets(articles: readonly { facts: SearchFacts }[]): Facets {
  const count = (valuesOf: (facts: SearchFacts) => readonly string[]) => {
    const counts = new Map<string, number>()
    for (const { facts } of articles)
      for (const value of valuesOf(facts)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].map(([value, number]) => ({ value, articles: number }))
  }
  const fullest = (values: Facets[FacetName]) =>
    values
      .sort((one, other) => other.articles - one.articles || one.value.localeCompare(other.value))
      .slice(0, VALUES_MAX)
  return {
    section: fullest(count(({ sectionIds }) => sectionIds)),
    year: count(({ year }) => [String(year)]).sort((one, other) => Number(other.value) - Number(one.value)),
    author: fullest(count(({ authorIds }) => authorIds)),
    origin: fullest(count(({ origin }) => [origin])),
    source: fullest(count(({ source }) => (source === null ? [] : [source]))),
  }
}
