import 'server-only'
import { expirePages } from '@/lib/cache-events/expire-pages'
import { handleJob } from '@/lib/jobs/job-worker'
import { reindexList, relistSection, replaceTag } from './relist-commands'
import { relistJob, renameJob, retagJob } from './relist'

export const relistJobs = [
  handleJob(relistJob, ({ sectionId }, { signal }) => relistSection(sectionId, { signal, onTags: expirePages }), {
    concurrentMax: 1,
  }),
  handleJob(retagJob, ({ tagId, into }, { signal }) => replaceTag(tagId, into, { signal, onTags: expirePages }), {
    concurrentMax: 1,
  }),
  handleJob(renameJob, ({ list, id }, { signal }) => reindexList(list, id, signal), { concurrentMax: 1 }),
]
