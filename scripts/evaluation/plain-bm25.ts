const SATURATION = 1.2
const LENGTH_SHARE = 0.75

/** The plain baseline: BM25 with its usual parameters over one field, in memory. Terms come cut and stemmed. */
export function createPlainBm25() {
  const lengths: number[] = []
  const postings = new Map<string, { doc: number; times: number }[]>()
  let total = 0

  return {
    add(terms: readonly string[]): void {
      const counts = new Map<string, number>()
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
      for (const [term, times] of counts) {
        const list = postings.get(term)
        if (list) list.push({ doc: lengths.length, times })
        else postings.set(term, [{ doc: lengths.length, times }])
      }
      lengths.push(terms.length)
      total += terms.length
    },
    /** Numbers of documents in the order in which they were added, best first. */
    rank(query: readonly string[], limit: number): number[] {
      const average = total / Math.max(1, lengths.length)
      const scores = new Map<number, number>()
      for (const term of query) {
        const found = postings.get(term) ?? []
        const rarity = Math.log(1 + (lengths.length - found.length + 0.5) / (found.length + 0.5))
        for (const { doc, times } of found) {
          const damping = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[doc] ?? 0)) / average)
          scores.set(doc, (scores.get(doc) ?? 0) + (rarity * times * (SATURATION + 1)) / (times + damping))
        }
      }
      return [...scores]
        .sort((one, other) => other[1] - one[1] || one[0] - other[0])
        .slice(0, limit)
        .map(([doc]) => doc)
    },
  }
}
