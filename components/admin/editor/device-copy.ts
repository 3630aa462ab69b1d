import { z } from 'zod'
import { draftContentSchema, type DraftContent } from '@/lib/drafts/draft'

const copySchema = z.object({
  baseRevision: z.number().int().positive(),
  tab: z.string(),
  at: z.coerce.date(),
  content: draftContentSchema,
})
export type DeviceCopy = z.infer<typeof copySchema>

const PREFIX = 'newsroom-draft:'
/** A window that is open writes while it is typed in; a copy this old was left behind by one that is gone. */
const LEFT_BEHIND_MS = 20_000

/** The name of this window, which a reload keeps. */
export function tabName(): string {
  const known = sessionStorage.getItem('newsroom-tab')
  if (known !== null) return known
  const made = crypto.randomUUID()
  sessionStorage.setItem('newsroom-tab', made)
  return made
}

/** Keeps what the server has not confirmed yet; false where the device has no room or refuses. */
export function keepOnDevice(id: string, copy: { baseRevision: number; tab: string; content: DraftContent }): boolean {
  try {
    localStorage.setItem(`${PREFIX}${id}:${copy.tab}`, JSON.stringify({ ...copy, at: new Date() }))
    return true
  } catch {
    return false
  }
}

export function forgetOnDevice(id: string, tab: string): void {
  localStorage.removeItem(`${PREFIX}${id}:${tab}`)
}

/** What this window, or one that is gone, kept of an article and the server may not have. */
export function findOnDevice(id: string, tab: string): DeviceCopy | null {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${id}:`))
  const copies = keys.flatMap((key) => {
    const copy = readCopy(localStorage.getItem(key))
    return copy ? [copy] : []
  })
  const own = copies.find((copy) => copy.tab === tab)
  return own ?? copies.find((copy) => Date.now() - copy.at.getTime() > LEFT_BEHIND_MS) ?? null
}

function readCopy(text: string | null): DeviceCopy | null {
  try {
    return copySchema.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}
