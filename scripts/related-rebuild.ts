import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { prepareDatabase } from '@/lib/db/prepare'
import { rebuildRelated } from '@/lib/related/related-commands'
import { endProgress, runSiteCommand, showProgress } from './site-command'

const BAR_LENGTH = 30

/** Computes every "You Might Also Like" anew, beside a living site or without one. Stopped, it goes on when run again. */
await runSiteCommand(async () => {
  await prepareDatabase()
  let changed = 0
  const { done } = await rebuildRelated({
    onBatch: async (batch) => {
      changed += batch.staleTags.length
      await announceExpiredTags(batch.staleTags)
      const share = Math.min(1, batch.done / Math.max(1, batch.total))
      const bar = '█'.repeat(Math.round(share * BAR_LENGTH)).padEnd(BAR_LENGTH, '░')
      showProgress(`${bar} ${Math.round(share * 100)} %, ${batch.done} of ${batch.total} articles`)
    },
  })
  endProgress()
  if (done === 0) console.log('Nothing is indexed yet. Run npm run search:reindex first.')
  else console.log(`${done} articles were looked at; the lists of ${changed} are other ones now.`)
})
