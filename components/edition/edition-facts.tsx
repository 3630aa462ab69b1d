import type { EditionFigures } from '@/lib/editions/edition-view'
import { WORDS_PER_MINUTE } from '@/lib/text'

/** How much it is, before one begins: "6 pieces, 31 minutes". */
export function EditionFacts({ edition }: { edition: Pick<EditionFigures, 'pieces' | 'readingMinutes'> }) {
  const { pieces, readingMinutes } = edition
  return (
    <p className="edition-facts">
      {pieces} {pieces === 1 ? 'piece' : 'pieces'},{' '}
      <span title={`at ${WORDS_PER_MINUTE} words a minute`}>
        {readingMinutes} {readingMinutes === 1 ? 'minute' : 'minutes'}
      </span>
    </p>
  )
}
