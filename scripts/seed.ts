import { parseArgs } from 'node:util'
import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { hasArticles } from '@/lib/articles/article-lookup'
import { prepareDatabase } from '@/lib/db/prepare'
import { generateArticles } from '@/lib/demo/generate'
import { seedDemoEdition } from '@/lib/demo/seed'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { endProgress, runSiteCommand, showProgress } from './site-command'

const { values } = parseArgs({ options: { articles: { type: 'string' } } })

await runSiteCommand(async () => {
  const wanted = parseWanted(values.articles)
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
    const onProgress = (done: number) => {
      showProgress(`${done} of ${wanted} articles`)
    }
    staleTags.push(...(await generateArticles({ count: wanted, now, onProgress })))
    endProgress()
  }
  await announceExpiredTags(staleTags)
})

function parseWanted(written: string | undefined): number | null {
  if (written === undefined) return null
  const wanted = Number(written)
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 1_000_000)
    throw new AppError('INVALID', `--articles is "${written}", but it must be a whole number from 1 to 1000000.`)
  return wanted
}
