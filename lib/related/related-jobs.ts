import 'server-only'
import { expirePages } from '@/lib/cache-events/expire-pages'
import { handleJob } from '@/lib/jobs/job-worker'
import { rebuildJob } from './rebuild'
import { rebuildRelated } from './related-commands'

export const relatedJobs = [
  handleJob(
    rebuildJob,
    async (_, { signal }) => {
      await rebuildRelated({
        signal,
        onBatch: ({ staleTags }) => {
          expirePages(staleTags)
          return Promise.resolve()
        },
      })
    },
    { concurrentMax: 1 },
  ),
]
