import { z } from 'zod'

/** A picture that links to a partner's site, under "Useful links". */
export const linkSchema = z.object({
  id: z.string(),
  name: z.string().trim().min(1, 'Say whose site it is.').max(80),
  url: z.url({ protocol: /^https?$/, error: 'is not a web address' }),
  mediaId: z.string().min(1, 'Choose a picture.'),
  order: z.number().int().min(0),
})
export type Link = z.infer<typeof linkSchema>

export const LINKS_TAG = 'links'
