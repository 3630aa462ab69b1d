import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { ImportedArticle } from '@/lib/articles/article-commands'
import { readDocs, readJudgments, readQueries, type EvaluatedDoc } from './evaluation/collection'
import { meanOf, measureRanking, percentile, type Measures } from './evaluation/measures'
import { createPlainBm25 } from './evaluation/plain-bm25'
import { numberOf, toArticle } from './evaluation/publishing'
import { openScratchSite } from './evaluation/scratch-site'

/**
 * Measures search on any judged collection: publishes it into a scratch database by the site's own commands, answers
 * every query as /search does, and prints what the rankings are worth, beside plain BM25 over the same terms.
 */
const { values } = parseArgs({
  options: {
    docs: { type: 'string' },
    queries: { type: 'string' },
    qrels: { type: 'string' },
    run: { type: 'string' },
  },
})
if (values.docs === undefined || values.queries === undefined || values.qrels === undefined)
  throw new Error('Name a collection: --docs D.jsonl --queries Q.jsonl --qrels R.tsv')
const queries = await readQueries(values.queries)
const judgments = await readJudgments(values.qrels)
const BATCH = 100

const site = await openScratchSite()
const { SYSTEM_ACTOR } = await import('@/lib/accounts/permissions')
const { importArticles } = await import('@/lib/articles/article-commands')
const { RANKED_MAX, searchArchive } = await import('@/lib/search/archive-search')
const { createFolder } = await import('@/lib/search/fold')
const { termsOf } = await import('@/lib/search/terms')

try {
  await evaluate(values.docs)
} finally {
  await site.close()
}

async function evaluate(file: string): Promise<void> {
  const fold = createFolder()
  const plain = createPlainBm25()
  const ids: string[] = []
  const started = performance.now()
  await publishAll(file, (doc) => {
    ids.push(doc.id)
    plain.add(termsOf(`${doc.title}\n${doc.deck}\n${doc.body}`, fold))
  })
  const seconds = (performance.now() - started) / 1000

  const milliseconds: number[] = []
  const here: Measures[] = []
  const baseline: Measures[] = []
  const lines: string[] = []
  // The first answer pays for what is loaded once.
  await searchArchive({ text: 'first', sort: 'relevance' })
  for (const query of queries) {
    const begun = performance.now()
    const { hits } = await searchArchive({ text: query.text, sort: 'relevance' })
    milliseconds.push(performance.now() - begun)
    const ranking = hits.map(({ id }) => ids[numberOf(id)] ?? id)
    for (const [at, doc] of ranking.entries())
      lines.push(`${query.id} Q0 ${doc} ${at + 1} ${ranking.length - at} daily-digest`)
    const grades = judgments.get(query.id)
    if (!grades) continue
    here.push(measureRanking(ranking, grades))
    const ranked = plain.rank(termsOf(query.text, fold), RANKED_MAX)
    baseline.push(
      measureRanking(
        ranked.map((number) => ids[number] ?? ''),
        grades,
      ),
    )
  }
  if (values.run !== undefined) await writeFile(values.run, `${lines.join('\n')}\n`)

  console.log(
    `${ids.length} articles indexed in ${seconds.toFixed(1)} s, ${here.length} judged queries of ${queries.length}`,
  )
  console.log(`${''.padEnd(12)}${['nDCG@10', 'MAP', 'P@5', 'success@1'].map((name) => name.padStart(11)).join('')}`)
  printRow('search', meanOf(here))
  printRow('plain BM25', meanOf(baseline))
  console.log(
    `milliseconds a query: median ${percentile(milliseconds, 0.5).toFixed(1)}, p95 ${percentile(milliseconds, 0.95).toFixed(1)}`,
  )
}

async function publishAll(file: string, onDoc: (doc: EvaluatedDoc) => void): Promise<void> {
  let batch: ImportedArticle[] = []
  let count = 0
  for await (const doc of readDocs(file)) {
    batch.push(toArticle(doc, count, await site.sectionIdOf(doc.section)))
    count += 1
    onDoc(doc)
    if (batch.length < BATCH) continue
    await importArticles(SYSTEM_ACTOR, batch)
    batch = []
  }
  await importArticles(SYSTEM_ACTOR, batch)
}

function printRow(name: string, { ndcg10, averagePrecision, precision5, success1 }: Measures): void {
  const figures = [ndcg10, averagePrecision, precision5, success1]
  console.log(`${name.padEnd(12)}${figures.map((figure) => figure.toFixed(4).padStart(11)).join('')}`)
}
