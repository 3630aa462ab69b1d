import 'server-only'
import { listCards, listFoundArticles, type FoundArticle } from '@/lib/articles/article-found-queries'
import type { ArticleCard, Byline } from '@/lib/articles/article-view'
import { getAuthor, listBylines } from '@/lib/authors/author-queries'
import { bodyText } from '@/lib/body/sanitise'
import type { Section } from '@/lib/sections/section'
import { listSections } from '@/lib/sections/section-queries'
import type { ArchiveQuery } from './archive-query'
import { RANKED_MAX, searchArchive, type ArchiveAnswer } from './archive-search'
import { findClosestIds } from './closest'
import type { FacetName, Facets } from './facets'
import { getFolder } from './folding'
import type { Folder } from './fold'
import { findPassage, markTerms, withFragment } from './passage'
import { noteSearch } from './search-count-commands'
import type { SearchAnswer } from './search-answer'
import { isTooLong, searchPath, type SearchRequest } from './search-address'
import type { FacetView, SearchAnswerView, SearchResultView, SearchView } from './search-view'

export const RESULTS_PAGE_SIZE = 10

/**
 * What stands at the address of a search. Nothing is cached here, because every reader asks for something else: the
 * front door keeps whole answers for a minute, or until anything is published.
 */
export async function getSearchView(request: SearchRequest, size = RESULTS_PAGE_SIZE): Promise<SearchView> {
  if (isTooLong(request)) return { kind: 'too-long', request }
  if (request.q === '') return { kind: 'blank', request }
  const named = await findNamed(request)
  const answer = await searchArchive(toArchiveQuery(request, named))
  if (request.page === 1 && size === RESULTS_PAGE_SIZE) noteSearch(request.q, answer.total > 0)
  const begin = (request.page - 1) * size
  const shown = answer.hits.slice(begin, begin + size)
  const found = new Map((await listFoundArticles(shown.map(({ id }) => id))).map((each) => [each.card.id, each]))
  const fold = await getFolder()
  const results = shown.flatMap(({ id, missing }) => {
    const each = found.get(id)
    return each ? [toResult(each, { missing, terms: answer.terms, fold })] : []
  })
  return {
    kind: 'answer',
    request,
    ...(await toAnswer(request, answer, named)),
    results,
    pageCount: Math.ceil(answer.hits.length / size),
  }
}

/** The first few answers, for whoever is still typing. */
export async function getSearchAnswer(request: SearchRequest, limit: number): Promise<SearchAnswer> {
  const view = await getSearchView(request, limit)
  if (view.kind !== 'answer')
    return { total: 0, isMore: false, corrected: null, path: searchPath(request), results: [] }
  return {
    total: view.total,
    isMore: view.isMore,
    corrected: view.correctedQuery,
    path: searchPath(request),
    results: view.results.map(({ card, path, passage }) => ({
      id: card.id,
      path,
      headline: card.headline,
      section: card.sections[0]?.name ?? null,
      publishedAt: card.publishedAt.toISOString(),
      passage,
    })),
  }
}

/** The articles closest to some words, best first: any word may match. For pages that do not exist. */
export async function listClosestArticles(options: {
  words: readonly string[]
  limit: number
}): Promise<ArticleCard[]> {
  return listCards(await findClosestIds(options))
}

/** What the address of a search names: the sections there are, and the author that narrows it. */
type Named = { sections: readonly Section[]; section: Section | undefined; author: Byline | null }

async function findNamed({ section, author }: SearchRequest): Promise<Named> {
  const [sections, byline] = await Promise.all([listSections(), author === undefined ? null : getAuthor(author)])
  return { sections, section: sections.find(({ slug }) => slug === section), author: byline }
}

/** Ids that no article has, where a filter names what does not exist: then nothing is found. */
const NOBODY = 'nobody'

function toArchiveQuery({ q, section, author, year, origin, source, sort }: SearchRequest, named: Named): ArchiveQuery {
  return {
    text: q,
    sort,
    ...(section === undefined ? {} : { section: named.section?.id ?? NOBODY }),
    ...(author === undefined ? {} : { author: named.author?.id ?? NOBODY }),
    ...(year === undefined ? {} : { year }),
    ...(origin === undefined ? {} : { origin }),
    ...(source === undefined ? {} : { source }),
  }
}

function toResult(
  { card, body }: FoundArticle,
  { missing, terms, fold }: { missing: string[]; terms: ReadonlySet<string>; fold: Folder },
): SearchResultView {
  const passage = findPassage(bodyText(body), terms, fold)
  return {
    card,
    path: withFragment(card.path, passage?.fragment ?? ''),
    passage: passage?.segments ?? markTerms(card.deck, terms, fold),
    missing,
  }
}

const ORIGIN_LABELS: Record<string, string> = {
  exclusive: 'Our own',
  translation: 'Translations',
  reprint: 'Reprints',
}

const FACET_TITLES: Record<FacetName, string> = {
  section: 'Section',
  year: 'Year',
  author: 'Author',
  origin: 'Origin',
  source: 'Source',
}

async function toAnswer(
  request: SearchRequest,
  answer: ArchiveAnswer,
  named: Named,
): Promise<Omit<SearchAnswerView, 'results' | 'pageCount'>> {
  const authors = await listBylines(answer.facets.author.map(({ value }) => value))
  const labelOf = (name: FacetName, value: string): { label: string; inAddress: string } | null => {
    switch (name) {
      case 'section': {
        const section = named.sections.find(({ id }) => id === value)
        return section ? { label: section.name, inAddress: section.slug } : null
      }
      case 'author': {
        const author = authors.find(({ id }) => id === value)
        return author ? { label: author.name, inAddress: author.path.split('/').at(-1) ?? '' } : null
      }
      case 'origin':
        return { label: ORIGIN_LABELS[value] ?? value, inAddress: value }
      case 'year':
      case 'source':
        return { label: value, inAddress: value }
    }
  }
  const corrected = answer.corrections.filter(({ instead }) => instead !== null)
  return {
    total: answer.total,
    isMore: answer.isMore,
    listedMax: answer.hits.length >= RANKED_MAX && (answer.isMore || answer.total > RANKED_MAX) ? RANKED_MAX : null,
    corrections: answer.corrections,
    correctedQuery:
      corrected.length === 0
        ? null
        : corrected.reduce((q, { typed, instead }) => q.replace(typed, () => instead ?? typed), request.q),
    facets: toFacets(request, answer, labelOf),
    chosen: toChosen(request, named),
  }
}

function toFacets(
  request: SearchRequest,
  answer: ArchiveAnswer,
  labelOf: (name: FacetName, value: string) => { label: string; inAddress: string } | null,
): FacetView[] {
  return (Object.entries(answer.facets) as [FacetName, Facets[FacetName]][]).flatMap(([name, values]) => {
    // What narrows already is shown as chosen; one value for all narrows nothing.
    if (request[name] !== undefined || (values.length < 2 && values[0]?.articles === answer.total)) return []
    const options = values.slice(0, OPTIONS_MAX).flatMap(({ value, articles }) => {
      const known = labelOf(name, value)
      const path = known && searchPath({ ...request, [name]: known.inAddress, page: 1 })
      return known && path !== null ? [{ label: known.label, path, articles: answer.isMore ? null : articles }] : []
    })
    return options.length === 0 ? [] : [{ name, title: FACET_TITLES[name], options }]
  })
}
const OPTIONS_MAX = 12

function toChosen(request: SearchRequest, named: Named): SearchAnswerView['chosen'] {
  const labels: Partial<Record<FacetName, string>> = {
    ...(request.section === undefined ? {} : { section: named.section?.name ?? request.section }),
    ...(request.year === undefined ? {} : { year: String(request.year) }),
    ...(request.author === undefined ? {} : { author: named.author?.name ?? request.author }),
    ...(request.origin === undefined ? {} : { origin: ORIGIN_LABELS[request.origin] ?? request.origin }),
    ...(request.source === undefined ? {} : { source: request.source }),
  }
  return (Object.entries(labels) as [FacetName, string][]).map(([name, label]) => ({
    title: FACET_TITLES[name],
    label,
    path: searchPath({ ...request, [name]: undefined, page: 1 }),
  }))
}
