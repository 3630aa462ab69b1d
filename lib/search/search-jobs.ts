import 'server-only'
import { recurringJob } from '@/lib/jobs/job-worker'
import { keepIndexCurrent } from './reindex-commands'

const HOUR_SECONDS = 3600

/** The first turn comes when a site starts; all others find the index current. */
export const searchJobs = [recurringJob('search-index', HOUR_SECONDS, ({ signal }) => keepIndexCurrent(signal))]
