import { closeDatabase } from '@/lib/db/connection'
import { prepareDatabase } from '@/lib/db/prepare'
import { reindexArchive } from '@/lib/search/reindex-commands'

/** Indexes the whole archive anew, beside a living site or without one. Stopped, it goes on when run again. */
try {
  await prepareDatabase()
  const started = performance.now()
  const { done } = await reindexArchive({
    onBatch: (count) => process.stdout.write(`\r${count} articles`),
  })
  console.log(`\r${done} articles are indexed, in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
} finally {
  await closeDatabase()
}
