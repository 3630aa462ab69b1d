import { parseArgs } from 'node:util'
import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { hasArticles } from '@/lib/articles/article-lookup'
import { closeDatabase } from '@/lib/db/connection'
import { prepareDatabase } from '@/lib/db/prepare'
import { generateArticles } from '@/lib/demo/generate'
import { seedDemoEdition } from '@/lib/demo/seed'
import { env } from '@/lib/env'

const { values } = parseArgs({ options: { articles: { type: 'string' } } })
const wanted = values.articles === undefined ? null : Number(values.articles)

try {
  await prepareDatabase()
  const now = env.demoNow ?? new Date()
  const staleTags: string[] = []
  if (await hasArticles()) {
    console.log('The database has articles already. The demo edition goes only into an empty one.')
  } else {
    const seeded = await seedDemoEdition(now)
    staleTags.push(...seeded.staleTags)
    console.log(`The demo edition stands: ${seeded.articles} articles.`)
  }
  if (wanted !== null) {
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > 1_000_000)
      throw new Error(`--articles is "${values.articles ?? ''}", but it must be a whole number from 1 to 1000000.`)
    const onProgress = (done: number) => process.stdout.write(`\r${done} of ${wanted} articles`)
    staleTags.push(...(await generateArticles({ count: wanted, now, onProgress })))
    console.log()
  }
  await announceExpiredTags(staleTags)
} finally {
  await closeDatabase()
}
