import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { SearchPanel } from './search-panel.client'

const KEPT_MILLISECONDS = 60_000

// The entry of the search island: fetched once, when a reader opens search.
const results = document.querySelector<HTMLElement>('[data-search-results]')
const field = results?.closest('dialog')?.querySelector('input')
if (results && field) {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: KEPT_MILLISECONDS, retry: 1, refetchOnWindowFocus: false } },
  })
  createRoot(results).render(
    <QueryClientProvider client={client}>
      <SearchPanel field={field} timeZone={results.dataset['searchResults'] ?? 'UTC'} />
    </QueryClientProvider>,
  )
  // It scrolls, and on a screen without a keyboard of its own holds nothing else that the Tab key comes to.
  Object.assign(results, { tabIndex: 0, role: 'group', ariaLabel: 'What was found' })
  results.removeAttribute('aria-busy')
}
