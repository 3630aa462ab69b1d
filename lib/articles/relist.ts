import { z } from 'zod'
import { jobKind } from '@/lib/jobs/job'

/** After a section got another parent: its articles enter and leave lists. */
export const relistJob = jobKind({ name: 'section-relist', payload: z.object({ sectionId: z.string() }) })

/** After a tag was merged into another one, or deleted (`into` is null): its articles have the other one, or one fewer. */
export const retagJob = jobKind({
  name: 'tag-replace',
  payload: z.object({ tagId: z.string(), into: z.string().nullable() }),
})

/** After a name changed that search knows articles by. */
export const renameJob = jobKind({
  name: 'list-rename',
  payload: z.object({ list: z.enum(['tag', 'author']), id: z.string() }),
})
