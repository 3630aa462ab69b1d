import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'

/**
 * Measures the related lists on any collection: publishes it into a scratch database, computes every list by the real
 * commands, and prints how many of the first k pieces are of the article's own section.
 */
const { values } = parseArgs({
  options: {
    docs: { type: 'string' },
    k: { type: 'string', default: '5' },
    blind: { type: 'boolean', default: false },
    run: { type: 'string' },
  },
})
const docSchema = z.object({
  id: z.string(),
  title: z.string(),
  deck: z.string().default(''),
  body: z.string(),
  section: z.string().default('news'),
  publishedAt: z.string().default('2026-01-01'),
})
if (values.docs === undefined) throw new Error('Name a collection: --docs D.jsonl')
const docs = (await readFile(values.docs, 'utf8'))
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => docSchema.parse(JSON.parse(line)))
const k = Number(values.k)

const directory = await mkdtemp(join(tmpdir(), 'daily-digest-eval-'))
// eslint-disable-next-line no-restricted-syntax -- A scratch database: the settings are read when lib/env.ts is loaded, below.
Object.assign(process.env, { DATA_DIR: directory, MONGODB_URI: '', LOG_LEVEL: 'warn' })
const { SYSTEM_ACTOR } = await import('@/lib/accounts/permissions')
const { importArticles } = await import('@/lib/articles/article-commands')
const { closeDatabase } = await import('@/lib/db/connection')
const { prepareDatabase } = await import('@/lib/db/prepare')
const { rebuildRelated } = await import('@/lib/related/related-commands')
const { findRelatedList } = await import('@/lib/related/related-lookup')
const { saveSection } = await import('@/lib/sections/section-commands')
try {
  await prepareDatabase()
  const sections = [...new Set(docs.map((doc) => (values.blind ? 'news' : doc.section)))]
  const sectionIds = new Map(sections.map((name, at) => [name, `section-${at}`]))
  for (const [name, id] of sectionIds)
    await saveSection(SYSTEM_ACTOR, {
      id,
      slug: id,
      name: name.slice(0, 60),
      description: '',
      parentId: null,
      order: 0,
      hue: 0,
    })
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const publishing = performance.now()
  for (let from = 0; from < docs.length; from += 100)
    await importArticles(
      SYSTEM_ACTOR,
      docs.slice(from, from + 100).map((doc, offset) => ({
        id: `doc-${String(from + offset).padStart(7, '0')}`,
        slug: `doc-${from + offset}`,
        headline: doc.title.slice(0, 200) || 'Untitled',
        deck: doc.deck.slice(0, 500),
        body: doc.body
          .split(/\n\s*\n/)
          .map((paragraph) => `<p>${escape(paragraph)}</p>`)
          .join(''),
        kind: 'report',
        origin: { kind: 'exclusive' },
        sectionIds: [sectionIds.get(values.blind ? 'news' : doc.section) ?? 'section-0'],
        authorIds: [],
        tagIds: [],
        leadImage: null,
        note: '',
        state: 'published',
        publishAt: new Date(doc.publishedAt),
        unpublishAt: null,
        updatedAt: null,
        slugHistory: [],
        createdAt: new Date(doc.publishedAt),
      })),
    )
  const relating = performance.now()
  await rebuildRelated({ onBatch: () => Promise.resolve() })
  const ended = performance.now()
  const lines: string[] = []
  let [right, shown] = [0, 0]
  for (const [at, doc] of docs.entries()) {
    const { relations } = await findRelatedList(`doc-${String(at).padStart(7, '0')}`)
    for (const [rank, { id, score }] of relations.slice(0, k).entries()) {
      const other = docs[Number(id.slice(4))]
      if (other?.section === doc.section) right += 1
      shown += 1
      lines.push(`${doc.id} Q0 ${other?.id ?? ''} ${rank + 1} ${score.toFixed(6)} daily-digest`)
    }
  }
  if (values.run !== undefined) await writeFile(values.run, `${lines.join('\n')}\n`)
  console.log(`articles ${docs.length}${values.blind ? ', blind' : ''}`)
  console.log(`precision@${k} of the same section ${(right / Math.max(1, shown)).toFixed(4)}`)
  console.log(
    `ms per article: publishing and indexing ${((relating - publishing) / docs.length).toFixed(1)}, relating ${((ended - relating) / docs.length).toFixed(1)}`,
  )
} finally {
  await closeDatabase()
  await rm(directory, { recursive: true, force: true })
}
