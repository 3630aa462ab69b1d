import { StoryCard } from '@/components/front/story-card'
import type { ArticleCard, ArticleRails } from '@/lib/articles/article-view'

type Props = { cards: ArticleCard[]; timeZone: string }
type Reasons = Pick<ArticleRails, 'reasons'>

/** Headlines between the text and what follows it. */
export function InlineRail({ cards, reasons }: Pick<Props, 'cards'> & Reasons) {
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
            <AlsoAbout words={reasons[card.id]} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Cards below the article. */
export function GridRail({ cards, timeZone, reasons }: Props & Reasons) {
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
            <AlsoAbout words={reasons[card.id]} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Beside an old piece: what appeared with it, and what became of the matter. */
export function TimesRails({
  atTheTime,
  sinceThen,
  reasons,
  timeZone,
}: Pick<ArticleRails, 'atTheTime' | 'sinceThen'> & Reasons & Pick<Props, 'timeZone'>) {
  if (atTheTime.length === 0 && sinceThen.length === 0) return null
  return (
    <div className="times-rails">
      <TimeRail id="at-the-time" title="At the time" cards={atTheTime} reasons={reasons} timeZone={timeZone} />
      <TimeRail id="since-then" title="Since then" cards={sinceThen} reasons={reasons} timeZone={timeZone} />
    </div>
  )
}

function TimeRail({ id, title, cards, reasons, timeZone }: Props & Reasons & { id: string; title: string }) {
  if (cards.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="rail-title">
        {title}
      </h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <StoryCard card={card} timeZone={timeZone} shape="line" level={3} />
            <AlsoAbout words={reasons[card.id]} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Why a piece stands here. */
function AlsoAbout({ words = [] }: { words: string[] | undefined }) {
  return words.length === 0 ? null : <p className="also-about">Also about: {words.join(', ')}</p>
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
