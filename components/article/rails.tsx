import { StoryCard } from '@/components/front/story-card'
import type { ArticleCard } from '@/lib/articles/article-view'

type Props = { cards: ArticleCard[]; timeZone: string }

/** Headlines between the text and what follows it. */
export function InlineRail({ cards }: Pick<Props, 'cards'>) {
  if (cards.length === 0) return null
  return (
    <section className="inline-rail" aria-labelledby="inline-rail">
      <h2 id="inline-rail" className="rail-title">
        You Might Also Like
      </h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <a href={card.path}>{card.headline}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Cards below the article. */
export function GridRail({ cards, timeZone }: Props) {
  if (cards.length === 0) return null
  return (
    <section className="grid-rail" aria-labelledby="grid-rail">
      <h2 id="grid-rail" className="rail-title">
        You Might Also Like
      </h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <StoryCard card={card} timeZone={timeZone} shape="tile" level={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The newest pieces, beside the text where there is room. */
export function NewestRail({ cards, timeZone }: Props) {
  if (cards.length === 0) return null
  return (
    <section className="newest-rail" aria-labelledby="newest-rail">
      <h2 id="newest-rail" className="rail-title">
        New articles
      </h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <StoryCard card={card} timeZone={timeZone} shape="row" level={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}
