import { z } from 'zod'
import { jobKind } from '@/lib/jobs/job'

/** The whole archive anew, because what texts and queries are compared by has changed. */
export const reindexJob = jobKind({ name: 'search-reindex', payload: z.object({}) })
