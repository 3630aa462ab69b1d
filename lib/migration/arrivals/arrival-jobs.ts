import 'server-only'
import { expirePages } from '@/lib/cache-events/expire-pages'
import { handleJob, recurringJob } from '@/lib/jobs/job-worker'
import { arrivalJob } from './arrival'
import { sweepArrivals } from './arrival-commands'

const HOUR_SECONDS = 3600

export const arrivalJobs = [
  handleJob(
    arrivalJob,
    async ({ arrivalId }, turn) => {
      // Readers of other systems' files: loaded by a process that needs them.
      const { runArrival } = await import('./run-arrival')
      await runArrival(arrivalId, { ...turn, onTags: expirePages })
    },
    { concurrentMax: 1 },
  ),
  recurringJob('import-files', HOUR_SECONDS, ({ signal }) => sweepArrivals(signal)),
]
