import type { ReactNode } from 'react'
import type { ArticleRowView } from '../articles/article-row'
import { StateLabel } from '../articles/state-label'
import { DeskSection } from './desk-section'

/** A piece, and what was last said about it between those who write and those who read it first. */
export type DeskPiece = ArticleRowView & { note?: string }

type Props = {
  id: string
  title: string
  all: { href: string; label: string }
  pieces: readonly DeskPiece[]
  /** Where pieces of several states stand together. */
  hasStates?: boolean
  /** What is said where no piece is. */
  children: ReactNode
}

/** Pieces that ask for somebody: what they are, why they are here, and what was said. */
export function DeskList({ id, title, all, pieces, hasStates = false, children }: Props) {
  return (
    <DeskSection id={id} title={title} all={pieces.length === 0 ? undefined : all}>
      {pieces.length === 0 ? (
        children
      ) : (
        <ul className="desk-list">
          {pieces.map((piece) => (
            <li key={piece.id}>
              <a href={`/admin/articles/${piece.id}`} className="desk-headline">
                {piece.headline}
              </a>
              <span className="desk-facts">
                {hasStates && <StateLabel state={piece.state} />}
                <span>{factsOf(piece)}</span>
              </span>
              {piece.note !== undefined && piece.note !== '' && <q className="desk-note">{piece.note}</q>}
            </li>
          ))}
        </ul>
      )}
    </DeskSection>
  )
}

const factsOf = ({ detail, section, authors }: ArticleRowView) =>
  [detail, section, authors].filter((part) => part !== '').join(' · ')
