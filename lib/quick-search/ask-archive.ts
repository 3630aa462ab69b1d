import * as z from 'zod/mini'

const SHOWN_MAX = 5

// The parts of the archive's answer that are shown, checked by the small edition of zod: the other weighs 90 KB.
const answerSchema = z.object({
  results: z.array(
    z.object({
      /** Lands on the passage. */
      path: z.string().check(z.startsWith('/')),
      headline: z.string(),
      section: z.nullable(z.string()),
      publishedAt: z.iso.datetime(),
      passage: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
    }),
  ),
})

/** An article that the archive answers with. */
export type ArchiveHit = z.infer<typeof answerSchema>['results'][number]

/** Asks the whole archive. Throws where it cannot be had or answers something else. */
export async function askArchive(query: string, signal: AbortSignal): Promise<ArchiveHit[]> {
  const response = await fetch(`/api/v1/search?limit=${SHOWN_MAX}&q=${encodeURIComponent(query)}`, { signal })
  if (!response.ok) throw new Error(`The archive answered ${response.status}.`)
  return answerSchema.parse(await response.json()).results
}
