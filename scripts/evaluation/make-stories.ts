import { parseArgs } from 'node:util'
import { createRandom } from '@/lib/demo/art/random'
import { readDocs } from './collection'

/**
 * Makes a same-story collection of any news: each article becomes six reports of one day, each a half of its sentences
 * chosen by chance, its section the story. `--docs D.jsonl` in, JSON lines out; the same file makes the same stories.
 */
const REPORTS = 6
const SENTENCES_MIN = 10

const { values } = parseArgs({ options: { docs: { type: 'string' } } })
if (values.docs === undefined) throw new Error('Name a collection: --docs D.jsonl')

for await (const doc of readDocs(values.docs)) {
  const sentences = doc.body.split(/(?<=[.!?"])\s+/).filter((sentence) => sentence.length > 20)
  if (sentences.length < SENTENCES_MIN) continue
  for (let report = 0; report < REPORTS; report += 1) {
    const random = createRandom(`${doc.id} ${report}`)
    const chosen = sentences
      .map((sentence) => ({ sentence, place: random.whole(0, 1_000_000) }))
      .toSorted((one, other) => one.place - other.place)
      .slice(0, Math.ceil(sentences.length / 2))
      .map(({ sentence }) => sentence)
    const kept = sentences.filter((sentence) => chosen.includes(sentence))
    console.log(
      JSON.stringify({
        id: `${doc.id}-${report + 1}`,
        title: kept[0]?.slice(0, 80),
        body: kept.join(' '),
        section: doc.id,
        publishedAt: doc.publishedAt.toISOString(),
      }),
    )
  }
}
