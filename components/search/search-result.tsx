import { hueClass, SectionLabels } from '@/components/article/section-labels'
import { Picture } from '@/components/site/picture'
import { Day } from '@/components/ui/day'
import { ReadingTime } from '@/components/ui/reading-time'
import type { SearchResultView } from '@/lib/search/search-view'

/** An article that answers, with the passage that does. Its one link lands on the passage. */
export function SearchResult({ result, timeZone }: { result: SearchResultView; timeZone: string }) {
  const { card, path, passage, missing } = result
  return (
    <article className={`story archive-result ${hueClass(card.sections[0]?.hue ?? 20)}`} data-id={card.id}>
      <div className="story-words">
        <SectionLabels sections={card.sections} countMax={1} />
        <h3 className="story-headline">
          <a href={path}>{card.headline}</a>
        </h3>
        <p className="archive-passage">
          {passage.map(({ text, isMatch }, place) =>
            isMatch ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
          )}
        </p>
        <p className="story-facts">
          <Day date={card.publishedAt} timeZone={timeZone} short />
          <ReadingTime minutes={card.readingMinutes} />
          {card.authors[0] && <span>{card.authors[0].name}</span>}
        </p>
        {missing.length > 0 && (
          <p className="archive-missing">
            Without: <s>{missing.join(', ')}</s>
          </p>
        )}
      </div>
      {card.picture && (
        <div className="story-picture">
          <Picture picture={card.picture} sizes="8rem" widthMax={480} isDecoration />
        </div>
      )}
    </article>
  )
}
