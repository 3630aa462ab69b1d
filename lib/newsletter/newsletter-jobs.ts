import 'server-only'
import { handleJob, recurringJob } from '@/lib/jobs/job-worker'
import { issueJob } from './newsletter'
import { queueDueIssues, sendIssue } from './sending-commands'

const MINUTE_SECONDS = 60

export const newsletterJobs = [
  recurringJob('newsletter-due', MINUTE_SECONDS, ({ signal }) => queueDueIssues(signal)),
  handleJob(issueJob, (payload) => sendIssue(payload)),
]
