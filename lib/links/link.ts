import { z } from 'zod'

/** A picture that links to a partner's site, under "Useful links". */
export const linkSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(80),
  url: z.url({ protocol: /^https?$/ }),
  mediaId: z.string(),
  order: z.number().int().min(0),
})
export type Link = z.infer<typeof linkSchema>

export const LINKS_TAG = 'links'
