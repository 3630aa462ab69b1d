import { z } from 'zod'
import { SLUG_PATTERN } from '@/lib/addresses/address'

export const tagSchema = z.object({
  id: z.string(),
  slug: z.string().regex(SLUG_PATTERN).max(80),
  name: z.string().min(1).max(60),
  description: z.string().max(400),
  /** Slugs that lead here: those it had, and those of tags that were merged into it. */
  slugHistory: z.array(z.string()).max(200).default([]),
})
export type Tag = z.infer<typeof tagSchema>

/** Expires with any change of a tag. */
export const TAGS_TAG = 'tags'
export const tagTag = (id: string) => `tag:${id}`
export const tagSlugTag = (slug: string) => `tag-slug:${slug}`
