import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { NEWEST_TAG } from '@/lib/articles/article'
import { closeDatabase } from '@/lib/db/connection'
import { prepareDatabase } from '@/lib/db/prepare'
import { rebuildRelated } from '@/lib/related/related-commands'

try {
  await prepareDatabase()
  const onProgress = (done: number, total: number) => process.stdout.write(`\r${done} of ${total} articles`)
  const { done } = await rebuildRelated({ onProgress })
  console.log(`\nThe related lists of ${done} articles are new.`)
  // Every article page shows the newest ones, so this tag reaches all of them.
  await announceExpiredTags([NEWEST_TAG])
} finally {
  await closeDatabase()
}
