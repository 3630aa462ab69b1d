import type { ArticleCard } from '@/lib/articles/article-view'
import { StoryCard } from './story-card'

type Props = { cards: ArticleCard[]; timeZone: string; hasLabels?: boolean; level?: 2 | 3 }

/** Stories one below the other. The reader module adds older ones to it in place. */
export function StoryList({ cards, timeZone, hasLabels = true, level = 2 }: Props) {
  if (cards.length === 0) return null
  return (
    <ul className="story-list" data-list="">
      {cards.map((card) => (
        <li key={card.id}>
          <StoryCard card={card} timeZone={timeZone} shape="listed" level={level} hasLabels={hasLabels} />
        </li>
      ))}
    </ul>
  )
}
