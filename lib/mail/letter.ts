import { z } from 'zod'
import { jobKind } from '@/lib/jobs/job'

/** What a mail says; how it looks and who it is from is the same for all of them. */
export type Letter = {
  subject: string
  heading: string
  paragraphs: readonly string[]
  code?: string
  /** A link to a page of this site. */
  action?: { label: string; path: `/${string}` }
  note: string
}

export const mailSchema = z.object({
  to: z.email(),
  subject: z.string().min(1).max(200),
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
})
export type Mail = z.infer<typeof mailSchema>

/**
 * A mail on its way. What it had to know is gone when it was sent. `about` is what the newsroom may read of it: a
 * subject can hold a code.
 */
export const mailJob = jobKind({ name: 'mail', payload: mailSchema.extend({ about: z.string().max(300).default('') }) })
