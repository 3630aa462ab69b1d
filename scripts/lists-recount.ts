import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { recountLists } from '@/lib/articles/list-count-commands'
import { LIST_COUNTS_TAG } from '@/lib/articles/list-count'
import { prepareDatabase } from '@/lib/db/prepare'
import { endProgress, runSiteCommand, showProgress } from './site-command'

await runSiteCommand(async () => {
  await prepareDatabase()
  const { lists, skipped } = await recountLists({
    onProgress: (done, total) => {
      showProgress(`${done} of ${total} lists`)
    },
  })
  endProgress()
  console.log(`The counts of ${lists - skipped.length} lists are new.`)
  if (skipped.length > 0) console.log(`These changed while they were counted; run it again: ${skipped.join(', ')}`)
  await announceExpiredTags([LIST_COUNTS_TAG])
})
