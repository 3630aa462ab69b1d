import { z } from 'zod'
import { SLUG_PATTERN } from '@/lib/addresses/address'

export const authorSchema = z.object({
  id: z.string(),
  slug: z.string().regex(SLUG_PATTERN).max(80),
  name: z.string().min(1).max(80),
  kind: z.enum(['person', 'desk']),
  role: z.string().max(80),
  bio: z.string().max(1200),
  portraitMediaId: z.string().nullable(),
  /** Slugs that it had, which lead here. */
  slugHistory: z.array(z.string()).max(200).default([]),
})
export type Author = z.infer<typeof authorSchema>

/** Expires with any change of an author. */
export const AUTHORS_TAG = 'authors'
export const authorTag = (id: string) => `author:${id}`
export const authorSlugTag = (slug: string) => `author-slug:${slug}`
