import { prepareDatabase } from '@/lib/db/prepare'
import { reindexArchive } from '@/lib/search/reindex-commands'
import { endProgress, runSiteCommand, showProgress } from './site-command'

/** Indexes the whole archive anew, beside a living site or without one. Stopped, it goes on when run again. */
await runSiteCommand(async () => {
  await prepareDatabase()
  const started = performance.now()
  const { done } = await reindexArchive({
    onBatch: (count) => {
      showProgress(`${count} articles`)
    },
  })
  endProgress()
  console.log(`${done} articles are indexed, in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
})
