import { z } from 'zod'
import { SLUG_PATTERN } from '@/lib/addresses/address'

export const pageSchema = z.object({
  id: z.string(),
  slug: z.string().regex(SLUG_PATTERN).max(80),
  title: z.string().min(1).max(120),
  /** Sanitised HTML in the vocabulary of docs/contracts/body-html.md. */
  body: z.string().max(200_000),
  updatedAt: z.date(),
})
export type Page = z.infer<typeof pageSchema>

export const pageTag = (id: string) => `page:${id}`
