import { KeepButton } from '@/components/reader/keep-button'
import { hueClass, SectionLabels } from '@/components/article/section-labels'
import { Picture } from '@/components/site/picture'
import { Day } from '@/components/ui/day'
import { ReadingTime } from '@/components/ui/reading-time'
import type { ArticleCard } from '@/lib/articles/article-view'

/**
 * lead: the day's story. feature: large, with its deck. tile: picture above. row: thumbnail beside. listed:
 * the same, with its deck where there is room. line: words only.
 */
export type CardShape = 'lead' | 'feature' | 'tile' | 'row' | 'listed' | 'line'

const PICTURES: Record<CardShape, { sizes: string; widthMax: number } | null> = {
  lead: { sizes: '(min-width: 64rem) 46rem, 100vw', widthMax: 1600 },
  feature: { sizes: '(min-width: 48rem) 34rem, 100vw', widthMax: 1280 },
  tile: { sizes: '(min-width: 64rem) 17rem, (min-width: 40rem) 33vw, 50vw', widthMax: 960 },
  row: { sizes: '(min-width: 64rem) 10.5rem, 6rem', widthMax: 480 },
  listed: { sizes: '(min-width: 48rem) 14rem, 6rem', widthMax: 480 },
  line: null,
}

const SHAPES_WITH_DECK: ReadonlySet<CardShape> = new Set(['lead', 'feature', 'listed'])

type Props = {
  card: ArticleCard
  timeZone: string
  shape: CardShape
  /** Of its headline, so that the outline of the page has no gap. */
  level: 2 | 3
  /** Off where everything around it says the section already. */
  hasLabels?: boolean
  isLead?: boolean
}

/** A story on a list. The headline is its one link; the picture's place is kept whatever its file is. */
export function StoryCard({ card, timeZone, shape, level, hasLabels = true, isLead = false }: Props) {
  const Headline = `h${level}` as const
  const picture = PICTURES[shape]
  const hasDeck = SHAPES_WITH_DECK.has(shape) && card.deck !== ''
  return (
    <article className={`story story-${shape} ${hueClass(card.sections[0]?.hue ?? 20)}`} data-id={card.id}>
      {picture && (
        <div className="story-picture">
          {card.picture && <Picture picture={card.picture} {...picture} isLead={isLead} isDecoration />}
        </div>
      )}
      <div className="story-words">
        {hasLabels && <SectionLabels sections={card.sections} countMax={shape === 'lead' ? 3 : 1} />}
        <Headline className="story-headline">
          <a href={card.path}>{card.headline}</a>
        </Headline>
        {hasDeck && <p className="story-deck">{card.deck}</p>}
        <p className="story-facts">
          <Day date={card.publishedAt} timeZone={timeZone} short />
          <ReadingTime minutes={card.readingMinutes} />
          {shape !== 'line' && <KeepButton kind="article" id={card.id} name={card.headline} />}
        </p>
      </div>
    </article>
  )
}
