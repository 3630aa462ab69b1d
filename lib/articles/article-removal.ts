import { z } from 'zod'
import { jobKind } from '@/lib/jobs/job'

/** After an article was removed for good: its drafts, their history and the secret links to them go too. */
export const forgetArticleJob = jobKind({ name: 'article-forget', payload: z.object({ articleId: z.string() }) })
