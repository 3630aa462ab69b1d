import { DIGEST_PATH } from '@/components/site/paths'
import { formatDayFull } from '@/lib/dates'
import type { EditionFigures } from '@/lib/editions/edition-view'
import { EditionFacts } from './edition-facts'

type Props = { edition: EditionFigures; timeZone: string }

/** The way from the home page into the newest digest. It names the day: "today" would be wrong at midnight. */
export function EditionEntry({ edition, timeZone }: Props) {
  return (
    <section className="edition-entry" aria-label="Digest">
      <h2>
        <a href={DIGEST_PATH}>The digest of {formatDayFull(edition.startsAt, timeZone)}</a>
      </h2>
      <EditionFacts edition={edition} />
    </section>
  )
}
