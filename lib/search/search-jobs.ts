import 'server-only'
import { handleJob, recurringJob } from '@/lib/jobs/job-worker'
import { reindexJob } from './reindex'
import { keepIndexCurrent, reindexFromTheStart } from './reindex-commands'

const HOUR_SECONDS = 3600

/** The first turn comes when a site starts; all others find the index current. */
export const searchJobs = [
  recurringJob('search-index', HOUR_SECONDS, ({ signal }) => keepIndexCurrent(signal)),
  handleJob(reindexJob, (_, { attempt, signal }) => reindexFromTheStart({ isResumed: attempt > 1, signal }), {
    concurrentMax: 1,
  }),
]
