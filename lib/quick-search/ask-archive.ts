import * as z from 'zod/mini'
import type { MarkedText } from './quick-search'

/** An article that the archive answers with. */
export type ArchiveHit = {
  path: string
  /** The passage's own address where the server names one. */
  href: string
  headline: MarkedText
  /** Where the text holds the words; empty where the server names no place. */
  passage: MarkedText
  facts: string
}

const SHOWN_MAX = 5
const schema = z.object({ results: z.array(z.object({ path: z.string(), headline: z.string() })) })

/** Asks the whole archive. Throws where it cannot be had or answers something else. */
export async function askArchive(query: string, signal: AbortSignal): Promise<ArchiveHit[]> {
  const response = await fetch(`/api/v1/search?q=${encodeURIComponent(query)}`, { signal })
  if (!response.ok) throw new Error(`The archive answered ${response.status}.`)
  const { results } = schema.parse(await response.json())
  return results.slice(0, SHOWN_MAX).map(({ path, headline }) => ({
    path,
    href: path,
    headline: [{ text: headline, isMatch: false }],
    passage: [],
    facts: '',
  }))
}
