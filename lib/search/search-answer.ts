import { z } from 'zod'
import { QUERY_LENGTH_MAX } from './query-length'

/** `GET /api/v1/search?q=&limit=`: what may be asked, and what is answered. Server and browser parse with the same. */
export const ANSWER_LIMIT_MAX = 10

export const searchQuestionSchema = z.object({
  q: z.string().trim().min(1).max(QUERY_LENGTH_MAX),
  limit: z.coerce.number().int().min(1).max(ANSWER_LIMIT_MAX).default(5),
})

const segmentSchema = z.object({ text: z.string(), isMatch: z.boolean() })

export const searchAnswerSchema = z.object({
  /** How many articles answer; `isMore` where there are more than were counted. */
  total: z.number().int(),
  isMore: z.boolean(),
  /** The query in the spelling that was looked for, where a word stood nowhere. */
  corrected: z.string().nullable(),
  /** The page with the whole answer. */
  path: z.string(),
  results: z.array(
    z.object({
      id: z.string(),
      /** Lands on the passage. */
      path: z.string(),
      headline: z.string(),
      section: z.string().nullable(),
      publishedAt: z.iso.datetime(),
      passage: z.array(segmentSchema),
    }),
  ),
})
export type SearchAnswer = z.infer<typeof searchAnswerSchema>
