import 'server-only'
import { recurringJob } from '@/lib/jobs/job-worker'
import { checkNextPieces } from './finding-commands'

const MINUTE_SECONDS = 60

/** 100,000 pieces are looked at in three and a half days, a thousand in an hour. */
export const deskJobs = [recurringJob('archive-checks', MINUTE_SECONDS, ({ signal }) => checkNextPieces(signal))]
