import 'server-only'
import { forgetArticleJob } from '@/lib/articles/article-removal'
import { handleJob } from '@/lib/jobs/job-worker'
import { forgetPreviews } from '@/lib/previews/preview-commands'
import { removeAllOf } from './draft-repository'

export const draftJobs = [
  handleJob(forgetArticleJob, async ({ articleId }) => {
    await removeAllOf(articleId)
    await forgetPreviews(articleId)
  }),
]
