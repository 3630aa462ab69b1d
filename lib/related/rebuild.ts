import { z } from 'zod'
import { jobKind } from '@/lib/jobs/job'

/** Every list anew, because many articles came at once. */
export const rebuildJob = jobKind({ name: 'related-rebuild', payload: z.object({}) })
