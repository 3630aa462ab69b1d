import 'server-only'
import { expiredTags } from '@/lib/front-door/expired-tags.mjs'
import { handleJob } from '@/lib/jobs/job-worker'
import { reindexList, relistSection, replaceTag } from './relist-commands'
import { relistJob, renameJob, retagJob } from './relist'

/** The door of this process forgets the pages, and tells the others. */
const onTags = (tags: string[]) => {
  expiredTags.expire(tags, 'local')
}

export const relistJobs = [
  handleJob(relistJob, ({ sectionId }, { signal }) => relistSection(sectionId, { signal, onTags }), {
    concurrentMax: 1,
  }),
  handleJob(retagJob, ({ tagId, into }, { signal }) => replaceTag(tagId, into, { signal, onTags }), {
    concurrentMax: 1,
  }),
  handleJob(renameJob, ({ list, id }, { signal }) => reindexList(list, id, signal), { concurrentMax: 1 }),
]
