import { z } from 'zod'

/** A list that somebody comes back to: its name, and the query of its address. */
export type SavedView = { id: string; name: string; query: string }

export const SAVED_VIEWS_MAX = 20

export const savedViewSchema = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(40, 'At most 40 characters.'),
  query: z.string().max(1000),
})
