import { closesDialog } from '@/components/ui/dialog-command'
import { SEARCH_PATH } from '@/components/site/paths'

/** Also named by the reader module, which opens it. */
export const SEARCH_DIALOG_ID = 'search'

/**
 * The search of every page: a form that leads to the search page. What answers as one types is put into it by the search
 * island, once a reader has opened it; nothing of the island's is in the markup, so there is nothing to hydrate. It is
 * told the publication's time zone, for dates.
 */
export function SearchDialog({ timeZone }: { timeZone: string }) {
  return (
    <dialog id={SEARCH_DIALOG_ID} className="search-dialog" aria-label="Search" closedby="any">
      <form action={SEARCH_PATH} role="search" className="search-form">
        <input
          type="search"
          name="q"
          className="search-field"
          aria-label="Search words"
          placeholder="Headlines, names, words"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
        />
        <button type="submit" className="quiet-button">
          Search
        </button>
        <button type="button" className="quiet-button" {...closesDialog(SEARCH_DIALOG_ID)}>
          Close
        </button>
      </form>
      <div className="search-results" data-search-results={timeZone} />
    </dialog>
  )
}

/** Opens the dialog with script; without it, a button that leads to the search page. */
export function SearchButton() {
  return (
    <form action={SEARCH_PATH}>
      <button className="tool" data-search="" aria-haspopup="dialog" aria-keyshortcuts="/ Control+K Meta+K">
        Search
      </button>
    </form>
  )
}
