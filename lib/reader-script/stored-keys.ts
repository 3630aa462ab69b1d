/**
 * Everything that the reader's site keeps in the browser, and what for. Nothing else may be written, but the pages for
 * reading without a connection (lib/offline/).
 */
export const STORED_KEYS = [
  { key: 'text-size', purpose: 'The text size that you chose' },
  { key: 'line-spacing', purpose: 'The line spacing that you chose' },
  { key: 'theme', purpose: 'Light or dark, as you chose' },
  { key: 'consent', purpose: 'Your answer about videos and posts of other sites' },
  { key: 'changed', purpose: 'When you made these choices' },
  { key: 'kept', purpose: 'What you save and follow' },
  { key: 'synced', purpose: 'When your account was last told of all this' },
  { key: 'places', purpose: 'Where you stopped reading, in the last 30 articles' },
  { key: 'visits', purpose: 'When you were here last, to mark what is new' },
  { key: 'searches', purpose: 'Your last eight searches' },
  { key: 'search-key', purpose: 'Whether the key / opens search' },
] as const

export type StoredKey = (typeof STORED_KEYS)[number]['key']

/** Keys are prefixed: other programs may live on the same origin. */
export const STORED_PREFIX = 'digest:'
