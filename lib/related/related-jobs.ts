import 'server-only'
import { expiredTags } from '@/lib/front-door/expired-tags.mjs'
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
          // The door of this process forgets the pages, and tells the others.
          if (staleTags.length > 0) expiredTags.expire(staleTags, 'local')
          return Promise.resolve()
        },
      })
    },
    { concurrentMax: 1 },
  ),
]
