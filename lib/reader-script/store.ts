import { STORED_PREFIX, type StoredKey } from './stored-keys'

/** What the device keeps under a key; null where it keeps nothing or forbids to look. */
export function recall(key: StoredKey): string | null {
  try {
    return localStorage.getItem(STORED_PREFIX + key)
  } catch {
    return null
  }
}

/** Keeps a value on the device, where the device lets it. */
export function remember(key: StoredKey, value: string): void {
  try {
    localStorage.setItem(STORED_PREFIX + key, value)
  } catch {
    // A full or forbidden store costs the reader a convenience, never the page.
  }
}

/** Keeps what the reader chose, and when: of two devices, the newer choice counts. */
export function choose(key: 'theme' | 'text-size' | 'line-spacing' | 'consent', value: string): void {
  remember(key, value)
  const others = recallPairs('changed').filter(([each]) => each !== key)
  remember('changed', JSON.stringify([...others, [key, Date.now()]]))
}

/** True once the reader deleted what was kept: this page then notes nothing by itself any more. */
export let isForgotten = false

export function forget(key: StoredKey): void {
  isForgotten = true
  try {
    localStorage.removeItem(STORED_PREFIX + key)
  } catch {
    // As above.
  }
}

/** A kept list of pairs, with a moment where one is kept too, newest last; empty where it cannot be read. */
export function recallPairs(key: StoredKey): [string, number][] {
  try {
    const value: unknown = JSON.parse(recall(key) ?? '[]')
    return Array.isArray(value) ? value.filter(isPair) : []
  } catch {
    return []
  }
}

const isPair = (value: unknown): value is [string, number] =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number'
