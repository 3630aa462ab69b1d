/** Scripts that pages fetch when a reader reaches for what they serve. `npm run build` makes them from components/. */
export const SEARCH_ISLAND = '/islands/search.js'
export const KEEP_ISLAND = '/islands/keep.js'
/** What the keep island (lib/keeping/keep-island.ts) can do for the page that fetched it. */
export type KeepIsland = { keep: (subject: string, isKept: boolean) => Promise<void>; sync: () => Promise<void> }
export const SEARCH_WORKER = '/islands/search-worker.js'
