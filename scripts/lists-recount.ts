import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { recountLists } from '@/lib/articles/list-count-commands'
import { LIST_COUNTS_TAG } from '@/lib/articles/list-count'
import { closeDatabase } from '@/lib/db/connection'
import { prepareDatabase } from '@/lib/db/prepare'

try {
  await prepareDatabase()
  const onProgress = (done: number, total: number) => process.stdout.write(`\r${done} of ${total} lists`)
  const { lists, skipped } = await recountLists({ onProgress })
  console.log(`\nThe counts of ${lists - skipped.length} lists are new.`)
  if (skipped.length > 0) console.log(`These changed while they were counted; run it again: ${skipped.join(', ')}`)
  await announceExpiredTags([LIST_COUNTS_TAG])
} finally {
  await closeDatabase()
}
