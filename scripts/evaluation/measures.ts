/** What one ranking is worth, each from 0 to 1. */
export type Measures = { ndcg10: number; averagePrecision: number; precision5: number; success1: number }

/**
 * Measures a ranking against grades, as trec_eval does: relevant is what has a grade above zero, average precision is
 * over all relevant documents and not only those found, nDCG has linear gains.
 */
export function measureRanking(ranking: readonly string[], grades: ReadonlyMap<string, number>): Measures {
  let [found, precisions] = [0, 0]
  for (const [at, doc] of ranking.entries())
    if (grades.has(doc)) {
      found += 1
      precisions += found / (at + 1)
    }
  const ideal = [...grades.values()].sort((one, other) => other - one)
  const gains = ranking.slice(0, 10).map((doc) => grades.get(doc) ?? 0)
  return {
    ndcg10: discounted(gains) / Math.max(discounted(ideal.slice(0, 10)), Number.MIN_VALUE),
    averagePrecision: precisions / Math.max(1, grades.size),
    precision5: ranking.slice(0, 5).filter((doc) => grades.has(doc)).length / 5,
    success1: ranking[0] !== undefined && grades.has(ranking[0]) ? 1 : 0,
  }
}

/** The mean over all queries. */
export function meanOf(list: readonly Measures[]): Measures {
  const mean = (value: (measures: Measures) => number) =>
    list.reduce((sum, measures) => sum + value(measures), 0) / Math.max(1, list.length)
  return {
    ndcg10: mean(({ ndcg10 }) => ndcg10),
    averagePrecision: mean(({ averagePrecision }) => averagePrecision),
    precision5: mean(({ precision5 }) => precision5),
    success1: mean(({ success1 }) => success1),
  }
}

/** The value below which this share of a list lies, by nearest rank. */
export function percentile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

const discounted = (gains: readonly number[]) => gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)
