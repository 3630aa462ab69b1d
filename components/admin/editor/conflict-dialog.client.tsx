'use client'

import { useEffect, useRef, useState } from 'react'
import type { DraftContent, DraftField } from '@/lib/drafts/draft'
import { Button } from '../button'
import type { Conflict, Named } from './newsroom-api'

type Choice = 'mine' | 'theirs' | 'both'

const NAMES: Record<DraftField, string> = {
  headline: 'Headline',
  deck: 'Deck',
  slug: 'Address',
  body: 'Text',
  kind: 'Kind',
  origin: 'Origin',
  sectionIds: 'Sections',
  authorIds: 'Authors',
  tagIds: 'Tags',
  leadImage: 'Lead picture',
  note: 'Note',
  seo: 'Title and description for search',
}

type Props = { conflict: Conflict; names: readonly Named[]; onDecide: (content: DraftContent) => void }

/** What two people wrote in one place, side by side. Everything else is merged already; nothing goes before it is decided. */
export function ConflictDialog({ conflict, names, onDecide }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [choices, setChoices] = useState<Choice[]>(() => conflict.collisions.map(() => 'mine'))
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="admin-dialog conflict-dialog"
      aria-labelledby="conflict-title"
      onCancel={(event) => {
        event.preventDefault()
      }}
    >
      <h2 id="conflict-title">You and {conflict.current.by} changed the same place</h2>
      <p>Choose what stays. Both versions remain in the history, and on this device until you decide.</p>
      {conflict.collisions.map((collision, index) => {
        const name = collision.kind === 'field' ? NAMES[collision.field] : 'A passage of the text'
        const [mine, theirs] =
          collision.kind === 'body'
            ? [collision.mine, collision.theirs].map(plain)
            : [conflict.mine, conflict.current.content].map((content) => fieldText(content, collision.field, names))
        const options: Choice[] = collision.kind === 'body' ? ['mine', 'theirs', 'both'] : ['mine', 'theirs']
        return (
          <fieldset key={index} className="conflict">
            <legend>{name}</legend>
            <div className="conflict-sides">
              <div>
                <p className="conflict-side">Yours</p>
                <p className="conflict-text">{mine === '' ? '(removed)' : mine}</p>
              </div>
              <div>
                <p className="conflict-side">{conflict.current.by}’s</p>
                <p className="conflict-text">{theirs === '' ? '(removed)' : theirs}</p>
              </div>
            </div>
            {options.map((option) => (
              <label key={option}>
                <input
                  type="radio"
                  name={`conflict-${index}`}
                  checked={choices[index] === option}
                  onChange={() => {
                    setChoices(choices.map((choice, at) => (at === index ? option : choice)))
                  }}
                />{' '}
                {option === 'mine' ? 'Keep yours' : option === 'theirs' ? 'Keep theirs' : 'Keep both'}
              </label>
            ))}
          </fieldset>
        )
      })}
      <Button
        kind="main"
        onClick={() => {
          onDecide(decided(conflict, choices))
        }}
      >
        Save the text like this
      </Button>
    </dialog>
  )
}

function decided(conflict: Conflict, choices: readonly Choice[]): DraftContent {
  const content = { ...conflict.merged }
  const pieces = [...conflict.pieces]
  conflict.collisions.forEach((collision, index) => {
    const choice = choices[index] ?? 'mine'
    if (choice === 'theirs') return
    if (collision.kind === 'body')
      pieces[collision.piece] = choice === 'both' ? collision.theirs + collision.mine : collision.mine
    else Object.assign(content, { [collision.field]: conflict.mine[collision.field] })
  })
  return { ...content, body: pieces.join('') }
}

const plain = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.textContent

/** A field as a person reads it. */
function fieldText(content: DraftContent, field: DraftField, names: readonly Named[]): string {
  const named = (ids: readonly string[]) =>
    ids.map((id) => names.find((known) => known.id === id)?.name ?? 'one added meanwhile').join(', ')
  switch (field) {
    case 'sectionIds':
    case 'authorIds':
    case 'tagIds':
      return named(content[field])
    case 'leadImage':
      return content.leadImage ? `${content.leadImage.alt}\n${content.leadImage.caption}`.trim() || 'A picture' : ''
    case 'origin':
      return content.origin.kind === 'exclusive'
        ? 'our own'
        : `a ${content.origin.kind} of ${content.origin.source.name} ${content.origin.source.url}`
    case 'seo':
      return `${content.seo.title}\n${content.seo.description}`.trim()
    default:
      return content[field]
  }
}
