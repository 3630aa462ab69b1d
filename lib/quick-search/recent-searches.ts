import { forget, recall, remember } from '@/lib/reader-script/store'

const RECENT_MAX = 8

/** What was searched for on this device, newest first. */
export function listRecentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(recall('searches') ?? '[]')
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, RECENT_MAX) : []
  } catch {
    return []
  }
}

/** A search counts when it led somewhere; the same words in other capitals are the same search. */
export function keepRecentSearch(query: string): void {
  const words = query.trim()
  if (words === '') return
  const others = listRecentSearches().filter((kept) => kept.toLowerCase() !== words.toLowerCase())
  remember('searches', JSON.stringify([words, ...others].slice(0, RECENT_MAX)))
}

export const clearRecentSearches = () => {
  forget('searches')
}
