import 'server-only'
import { hasPermission, requirePermission, type Actor } from '@/lib/accounts/permissions'
import { listByState, listChangedSince } from '@/lib/articles/newsroom-list-lookup'
import { dayOf, startOfDay } from '@/lib/dates'
import { countFailedJobs } from '@/lib/jobs/job-lookup'
import { mailJob } from '@/lib/mail/letter'
import { listSearches } from '@/lib/search/search-count-lookup'
import { firstOf, returnedFirst, type Desk } from './desk'
import { listFlawed } from './finding-lookup'
import { listBrokenSources } from './source-link-lookup'

const SHOWN_MAX = 8
/** What came back is looked for among so many drafts. */
const DRAFTS_MAX = 60
const FLAWED_SHOWN_MAX = 5
const SOURCES_SHOWN_MAX = 5
const SEARCH_DAYS = 7

/** What waits, past every cache: of an author what is their own, of an editor everything, of an admin the site too. */
export async function findDesk(
  actor: Actor,
  { timeZone, now = new Date() }: { timeZone: string; now?: Date },
): Promise<Desk> {
  requirePermission(actor, 'articles:write-own')
  const limit = SHOWN_MAX
  const own = { createdBy: actor.id }
  const seen = hasPermission(actor, 'articles:write') ? {} : own
  const today = startOfDay(dayOf(now, timeZone), timeZone)
  const [next, asked, waiting, drafts, changed, flawed, brokenSources, failedMails, unanswered] = await Promise.all([
    listByState('scheduled', { limit, now, ...seen }),
    listByState('review', { limit, order: 'asc', assigneeId: actor.id }),
    listByState('review', { limit, order: 'asc', ...seen }),
    listByState('draft', { limit: DRAFTS_MAX, ...own }),
    listChangedSince(today, { limit, ...seen }),
    hasPermission(actor, 'articles:write') ? listFlawed(FLAWED_SHOWN_MAX) : null,
    hasPermission(actor, 'articles:write') ? listBrokenSources(SOURCES_SHOWN_MAX) : null,
    hasPermission(actor, 'publication:write') ? countFailedJobs(mailJob) : null,
    hasPermission(actor, 'structure:write') ? listSearches(SHOWN_MAX, { now, days: SEARCH_DAYS }) : null,
  ])
  return {
    next,
    review: firstOf(limit, asked, waiting),
    drafts: returnedFirst(drafts).slice(0, limit),
    changed,
    flawed,
    brokenSources,
    failedMails,
    unanswered: unanswered && unanswered.unanswered,
  }
}
