import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readDocs, type EvaluatedDoc } from './evaluation/collection'
import { percentile } from './evaluation/measures'
import { evaluatedId, numberOf, toArticle } from './evaluation/publishing'
import { openScratchSite } from './evaluation/scratch-site'
import { createTfIdfCosine } from './evaluation/tf-idf-cosine'

/**
 * Measures "You Might Also Like" on any collection: publishes it into a scratch database, one article after the other by
 * the site's own commands, and prints how many of the first k pieces beside an article are of its section: as they stand
 * after the last one was published, after a rebuild, and by plain cosine over the same terms.
 */
const { values } = parseArgs({
  options: {
    docs: { type: 'string' },
    k: { type: 'string', default: '5' },
    blind: { type: 'boolean', default: false },
    run: { type: 'string' },
  },
})
const file = values.docs
if (file === undefined) throw new Error('Name a collection: --docs D.jsonl')
const k = Number(values.k)
if (!Number.isInteger(k) || k < 1 || k > 48)
  throw new Error(`--k is "${values.k}", but it must be a whole number from 1 to 48.`)
/** Beyond this the baseline would take longer than everything else. */
const BASELINE_ARTICLES_MAX = 10_000

const site = await openScratchSite()
const { SYSTEM_ACTOR } = await import('@/lib/accounts/permissions')
const { importArticles } = await import('@/lib/articles/article-commands')
const { rebuildRelated, relateArticle } = await import('@/lib/related/related-commands')
const { findRelatedList } = await import('@/lib/related/related-lookup')
const { createFolder } = await import('@/lib/search/fold')
const { termsOf } = await import('@/lib/search/terms')

try {
  await evaluate(file)
} finally {
  await site.close()
}

async function evaluate(from: string): Promise<void> {
  const fold = createFolder()
  const cosine = createTfIdfCosine()
  const docs: Pick<EvaluatedDoc, 'id' | 'section'>[] = []
  const milliseconds: { publishing: number[]; relating: number[] } = { publishing: [], relating: [] }
  for await (const doc of readDocs(from)) {
    const number = docs.length
    const article = toArticle(doc, number, await site.sectionIdOf(values.blind ? 'news' : doc.section))
    const begun = performance.now()
    await importArticles(SYSTEM_ACTOR, [article])
    const indexed = performance.now()
    await relateArticle(article.id)
    milliseconds.publishing.push(performance.now() - begun)
    milliseconds.relating.push(performance.now() - indexed)
    docs.push({ id: doc.id, section: doc.section })
    cosine.add(termsOf(`${doc.title}\n${doc.deck}\n${doc.body}`, fold))
    if (number % 100 === 99) process.stderr.write(`\r${number + 1} articles published`)
  }
  process.stderr.write('\n')

  const published = await listAll(docs.length)
  await rebuildRelated({ onBatch: () => Promise.resolve() })
  const rebuilt = await listAll(docs.length)
  if (values.run !== undefined) await writeFile(values.run, toRun(docs, rebuilt))

  console.log(`${docs.length} articles${values.blind ? ', blind: all in one section' : ''}`)
  console.log(`precision@${k} of the same section, out of ${k} places each`)
  printRow('as published', precision(docs, published))
  printRow('after related:rebuild', precision(docs, rebuilt))
  if (docs.length <= BASELINE_ARTICLES_MAX)
    printRow(
      'TF-IDF cosine',
      precision(
        docs,
        [...cosine.nearest(k)].map((list) => list.map((number) => ({ number }))),
      ),
    )
  console.log('milliseconds per article')
  for (const [name, list] of Object.entries(milliseconds))
    console.log(
      `  ${name.padEnd(24)}median ${percentile(list, 0.5).toFixed(1)}, p95 ${percentile(list, 0.95).toFixed(1)}`,
    )
}

type Neighbour = { number: number; score?: number }

async function listAll(count: number): Promise<Neighbour[][]> {
  const all: Neighbour[][] = []
  for (let number = 0; number < count; number += 1) {
    const { relations } = await findRelatedList(evaluatedId(number))
    all.push(relations.slice(0, k).map(({ id, score }) => ({ number: numberOf(id), score })))
  }
  return all
}

function precision(docs: readonly { section: string }[], lists: readonly Neighbour[][]): number {
  const right = lists.flatMap((list, at) =>
    list.filter(({ number }) => docs[number]?.section === docs[at]?.section),
  ).length
  return right / Math.max(1, docs.length * k)
}

/** TREC's columns are apart by blanks, so an id has none. */
function toRun(docs: readonly { id: string }[], lists: readonly Neighbour[][]): string {
  const lines = lists.flatMap((list, at) =>
    list.map(({ number, score = 0 }, rank) =>
      [docs[at]?.id, 'Q0', docs[number]?.id, String(rank + 1), score.toFixed(6), 'daily-digest']
        .map((column) => (column ?? '').replace(/\s+/g, '_'))
        .join(' '),
    ),
  )
  return lines.map((line) => `${line}\n`).join('')
}

function printRow(name: string, value: number): void {
  console.log(`  ${name.padEnd(24)}${value.toFixed(4)}`)
}
