import 'server-only'
import { expiredTags } from '@/lib/front-door/expired-tags.mjs'
import { handleJob, recurringJob } from '@/lib/jobs/job-worker'
import { arrivalJob } from './arrival'
import { sweepArrivals } from './arrival-commands'

const HOUR_SECONDS = 3600

/** The door of this process forgets the pages, and tells the others. */
const onTags = (tags: string[]) => {
  if (tags.length > 0) expiredTags.expire(tags, 'local')
}

export const arrivalJobs = [
  handleJob(
    arrivalJob,
    async ({ arrivalId }, turn) => {
      // Readers of other systems' files: loaded by a process that needs them.
      const { runArrival } = await import('./run-arrival')
      await runArrival(arrivalId, { ...turn, onTags })
    },
    { concurrentMax: 1 },
  ),
  recurringJob('import-files', HOUR_SECONDS, ({ signal }) => sweepArrivals(signal)),
]
