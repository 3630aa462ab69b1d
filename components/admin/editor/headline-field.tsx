import { SEARCH_TITLE_LENGTH_MAX } from '@/lib/articles/search-title'

type Props = { value: string; language: string; error: string | undefined; onChange: (value: string) => void }

/** The headline, set as readers see it: one line of text, however many it takes on the screen. */
export function HeadlineField({ value, language, error, onChange }: Props) {
  return (
    <>
      <label className="visually-hidden" htmlFor="writing-headline">
        Headline
      </label>
      <textarea
        id="writing-headline"
        className="writing-headline"
        rows={1}
        placeholder="Headline"
        value={value}
        lang={language}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => {
          onChange(event.target.value.replace(/\n/g, ' '))
        }}
      />
      {error !== undefined && <p className="admin-field-error">The headline {error}</p>}
      {value.length > SEARCH_TITLE_LENGTH_MAX && (
        <p className="admin-field-hint">
          {value.length} letters: search engines show about {SEARCH_TITLE_LENGTH_MAX}.
        </p>
      )}
    </>
  )
}
