import type { ArticleCard } from '@/lib/articles/article-view'
import { StoryCard, type CardShape } from './story-card'

export type BlockLayout = 'lead-left' | 'lead-right' | 'columns' | 'words'

const SHAPES: Record<BlockLayout, { first: CardShape; others: CardShape }> = {
  'lead-left': { first: 'feature', others: 'row' },
  'lead-right': { first: 'feature', others: 'row' },
  columns: { first: 'tile', others: 'tile' },
  words: { first: 'feature', others: 'line' },
}

const OTHERS_BESIDE_MIN = 3

/** The stories of one section on a front, in one of four arrangements. */
export function FrontBlock({
  cards,
  timeZone,
  layout,
}: {
  cards: ArticleCard[]
  timeZone: string
  layout: BlockLayout
}) {
  const [first, ...others] = cards
  if (!first) return null
  // Beside a large picture two or fewer leave a hole.
  const arrangement = others.length < OTHERS_BESIDE_MIN && layout !== 'columns' ? 'words' : layout
  const shapes = SHAPES[arrangement]
  return (
    <div className={`arrangement arrangement-${arrangement}`}>
      <StoryCard card={first} timeZone={timeZone} shape={shapes.first} level={3} hasLabels={false} />
      {others.length > 0 && (
        <ul>
          {others.map((card) => (
            <li key={card.id}>
              <StoryCard card={card} timeZone={timeZone} shape={shapes.others} level={3} hasLabels={false} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
