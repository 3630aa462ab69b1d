import { SEARCH_PATH } from '@/components/site/paths'

/** Asks the archive. Filters are left behind: new words are a new search. */
export function SearchForm({ query }: { query: string }) {
  return (
    <form action={SEARCH_PATH} role="search" className="archive-form">
      <input
        type="search"
        name="q"
        defaultValue={query}
        maxLength={200}
        aria-label="Search words"
        placeholder="Words, a name, a “phrase”"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
      />
      <button type="submit">Search</button>
    </form>
  )
}
