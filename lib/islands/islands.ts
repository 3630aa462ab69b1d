/** Scripts that pages fetch when a reader reaches for what they serve. `npm run build` makes them from components/. */
export const SEARCH_ISLAND = '/islands/search.js'
export const SEARCH_WORKER = '/islands/search-worker.js'
