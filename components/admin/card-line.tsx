import type { ArticleCard } from '@/lib/articles/article-view'
import { fallbackSource } from '@/lib/media/media'

/** A piece on one line of the newsroom: its picture, its headline, and what is said of its place. */
export function CardLine({ card, note }: { card: ArticleCard; note: string }) {
  return (
    <div className="ordered-content">
      {card.picture && (
        <picture>
          <img src={fallbackSource(card.picture, 160)} alt="" />
        </picture>
      )}
      <a href={`/admin/articles/${card.id}`}>{card.headline}</a>
      <br />
      <span className="ordered-note">{note}</span>
    </div>
  )
}
