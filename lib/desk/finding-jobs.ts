import 'server-only'
import { recurringJob } from '@/lib/jobs/job-worker'
import { findPublication } from '@/lib/publication/publication-lookup'
import { checkNextPieces } from './finding-commands'
import { askDueSources } from './source-link-commands'

const MINUTE_SECONDS = 60

export const deskJobs = [
  // 100,000 pieces are looked at in three and a half days, a thousand in an hour.
  recurringJob('archive-checks', MINUTE_SECONDS, ({ signal }) => checkNextPieces(signal)),
  // A site asks nobody outside unless its publication wants that.
  recurringJob('source-links', MINUTE_SECONDS, async ({ signal }) => {
    if ((await findPublication()).outgoing.asksSources) await askDueSources({ signal })
  }),
]
