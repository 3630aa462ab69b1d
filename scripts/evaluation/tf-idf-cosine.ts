/**
 * The plain baseline: cosine over whole TF-IDF vectors, in memory: damped counts, smoothed rarity, length one, as text
 * libraries have it by default. Terms come cut and stemmed.
 */
export function createTfIdfCosine() {
  const texts: ReadonlyMap<string, number>[] = []
  const frequencies = new Map<string, number>()

  const vectorOf = (counts: ReadonlyMap<string, number>): [string, number][] => {
    const weights = [...counts].map(([term, times]): [string, number] => {
      const rarity = Math.log((1 + texts.length) / (1 + (frequencies.get(term) ?? 0))) + 1
      return [term, (1 + Math.log(times)) * rarity]
    })
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
    return weights.map(([term, weight]) => [term, weight / length])
  }

  return {
    add(terms: readonly string[]): void {
      const counts = new Map<string, number>()
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
      for (const term of counts.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
      texts.push(counts)
    },
    /** For each text, in the order in which they were added, the numbers of the texts nearest to it. */
    *nearest(limit: number): Generator<number[]> {
      const vectors = texts.map(vectorOf)
      const postings = new Map<string, { texts: number[]; weights: number[] }>()
      for (const [number, vector] of vectors.entries())
        for (const [term, weight] of vector) {
          const posting = postings.get(term) ?? { texts: [], weights: [] }
          posting.texts.push(number)
          posting.weights.push(weight)
          postings.set(term, posting)
        }
      for (const [number, vector] of vectors.entries()) {
        const likeness = new Float64Array(vectors.length)
        for (const [term, weight] of vector) {
          const posting = postings.get(term)
          for (const [at, other] of posting?.texts.entries() ?? [])
            likeness[other] = (likeness[other] ?? 0) + weight * (posting?.weights[at] ?? 0)
        }
        likeness[number] = -1
        yield [...likeness.keys()].sort((one, other) => (likeness[other] ?? 0) - (likeness[one] ?? 0)).slice(0, limit)
      }
    },
  }
}
