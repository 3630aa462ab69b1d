import 'server-only'
import { recurringJob } from '@/lib/jobs/job-worker'
import { sweepUploads } from './upload-commands'

const HOUR_SECONDS = 3600

export const mediaJobs = [recurringJob('media-uploads', HOUR_SECONDS, ({ signal }) => sweepUploads(signal))]
