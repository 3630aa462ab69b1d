'use client'

import { useEffect, useState } from 'react'
import { Button } from '../button'
import { searchArticles } from '../search-articles'
import { askForRelated, askToRelate, type Named, type Related } from './newsroom-api'

/** What stands beside the article: pinned first, the rest by content. Chosen apart from the text, and at once. */
export function RelatedFields({ id }: { id: string }) {
  const [related, setRelated] = useState<Related | null>(null)
  const [message, setMessage] = useState('')
  const [text, setText] = useState('')
  const [found, setFound] = useState<Named[]>([])
  useEffect(() => {
    void askForRelated(id).then((answer) => {
      if (answer.kind === 'answer') setRelated(answer.value)
      else setMessage(answer.message)
    })
  }, [id])
  useEffect(() => {
    if (text.trim().length < 2) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      void searchArticles(text, leaving.signal).then((list) => {
        setFound(list.filter((piece) => piece.id !== id).map((piece) => ({ id: piece.id, name: piece.headline })))
      })
    }, 200)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [text, id])

  if (!related) return <p role={message === '' ? undefined : 'alert'}>{message || 'One moment…'}</p>
  const { pinned, excluded, shown } = related
  const idsOf = (list: readonly Named[]) => list.map((piece) => piece.id)
  const set = async (choices: { pinned: string[]; excluded: string[] }) => {
    const answer = await askToRelate(id, choices)
    setMessage(answer.kind === 'answer' ? '' : answer.message)
    if (answer.kind === 'answer') setRelated(answer.value)
  }
  const without = (list: readonly Named[], one: string) => idsOf(list).filter((other) => other !== one)
  const pin = (one: string) => set({ pinned: [...without(pinned, one), one], excluded: without(excluded, one) })
  const unpin = (one: string) => set({ pinned: without(pinned, one), excluded: idsOf(excluded) })
  const refuse = (one: string) => set({ pinned: without(pinned, one), excluded: [...without(excluded, one), one] })
  const allow = (one: string) => set({ pinned: idsOf(pinned), excluded: without(excluded, one) })
  const isPinned = (one: string) => pinned.some((piece) => piece.id === one)
  const row = ({ id: one, name }: Named, actions: readonly [string, () => Promise<void>][]) => (
    <li key={one}>
      {name}
      {actions.map(([words, run]) => (
        <button key={words} type="button" className="section-make-primary" onClick={() => void run()}>
          {words}
          <span className="visually-hidden">: {name}</span>
        </button>
      ))}
    </li>
  )
  return (
    <>
      {message !== '' && (
        <p role="alert" className="admin-field-error">
          {message}
        </p>
      )}
      <ol className="related-choices" aria-label="Stands beside it now">
        {shown.map((piece) =>
          row(piece, [
            isPinned(piece.id) ? ['unpin', () => unpin(piece.id)] : ['pin', () => pin(piece.id)],
            ['keep away', () => refuse(piece.id)],
          ]),
        )}
      </ol>
      {shown.length === 0 && <p className="admin-field-hint">Filled by content once the article is published.</p>}
      {excluded.length > 0 && (
        <>
          <p>Kept away</p>
          <ul className="related-choices">
            {excluded.map((piece) => row(piece, [['allow again', () => allow(piece.id)]]))}
          </ul>
        </>
      )}
      <div className="admin-field">
        <label htmlFor="related-words">Pin another piece</label>
        <input
          id="related-words"
          value={text}
          autoComplete="off"
          placeholder="Words of its headline"
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
      </div>
      {text.trim().length > 1 && (
        <ul className="related-choices">
          {found.map(({ id: one, name }) => (
            <li key={one}>
              <Button
                kind="quiet"
                onClick={() => {
                  setText('')
                  void pin(one)
                }}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
