/** What the ranking of related articles looks at. */
export type Candidate = { id: string; tagIds: readonly string[]; sectionIds: readonly string[]; publishAt: Date | null }

/**
 * The candidates that share most with an article: a tag in common weighs more than a section in common, and among
 * equals the newest come first. The article itself and whatever is named in `without` are left out.
 */
export function rankRelated<Article extends Candidate>(
  article: Pick<Candidate, 'id' | 'tagIds' | 'sectionIds'>,
  candidates: readonly Article[],
  options: { limit: number; without: ReadonlySet<string> },
): Article[] {
  const unique = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  unique.delete(article.id)
  return [...unique.values()]
    .filter((candidate) => !options.without.has(candidate.id))
    .map((candidate) => ({ candidate, score: shared(article, candidate) }))
    .sort((one, other) => other.score - one.score || timeOf(other.candidate) - timeOf(one.candidate))
    .slice(0, options.limit)
    .map(({ candidate }) => candidate)
}

const TAG_WEIGHT = 3
const SECTION_WEIGHT = 2

function shared(article: Pick<Candidate, 'tagIds' | 'sectionIds'>, candidate: Candidate): number {
  const tags = candidate.tagIds.filter((id) => article.tagIds.includes(id)).length
  const sections = candidate.sectionIds.filter((id) => article.sectionIds.includes(id)).length
  return tags * TAG_WEIGHT + sections * SECTION_WEIGHT
}

const timeOf = (candidate: Candidate) => candidate.publishAt?.getTime() ?? 0
