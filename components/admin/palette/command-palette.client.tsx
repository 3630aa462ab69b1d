'use client'

import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { searchArticles, type FoundArticle } from '../search-articles'
import { paletteGroups, WORDS_MIN, type PalettePlace } from './palette-entries'

type Props = { places: readonly PalettePlace[]; mayWrite: boolean; onClose: () => void }

const PAUSE_MS = 200

/**
 * Places and pieces by a few letters: a combobox whose list is always shown (ARIA Authoring Practices, "combobox").
 * The focus stays in the field; closed, the browser gives it back to where it was.
 */
export function CommandPalette({ places, mayWrite, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [articles, setArticles] = useState<FoundArticle[]>([])
  const [place, setPlace] = useState(0)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    if (typed.trim().length < WORDS_MIN) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      void searchArticles(typed.trim(), leaving.signal).then((found) => {
        if (!leaving.signal.aborted) setArticles(found)
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [typed])

  const groups = paletteGroups(typed, { places, articles, mayWrite })
  const paths = groups.flatMap(({ entries }) => entries.map(({ path }) => path))
  const chosen = paths[place] ?? paths[0]
  const move = (step: number) => {
    const current = chosen === undefined ? 0 : paths.indexOf(chosen)
    const next = (current + step + paths.length) % paths.length
    setPlace(next)
    document.getElementById(optionId(paths[next]))?.scrollIntoView({ block: 'nearest' })
  }
  const handleKey = (event: KeyboardEvent) => {
    const isShortcut = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)
    if (isShortcut) dialog.current?.close()
    else if (event.key === 'ArrowDown' && paths.length > 0) move(1)
    else if (event.key === 'ArrowUp' && paths.length > 0) move(-1)
    else if (event.key === 'Enter') document.getElementById(optionId(chosen))?.click()
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} className="palette" aria-label="Find" closedby="any" onClose={onClose}>
      <input
        role="combobox"
        aria-label="A place, or words of a piece"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
        autoComplete="off"
        spellCheck={false}
        placeholder="A place, or words of a piece"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setPlace(0)
        }}
        onKeyDown={handleKey}
      />
      <div id="palette-list" role="listbox" aria-label="What was found">
        {groups.map(({ name, entries }) => (
          <div key={name} role="group" aria-label={name}>
            <p aria-hidden="true">{name}</p>
            {entries.map((entry) => (
              <a
                key={entry.path}
                id={optionId(entry.path)}
                href={entry.path}
                role="option"
                aria-selected={entry.path === chosen}
                tabIndex={-1}
              >
                {entry.name}
              </a>
            ))}
          </div>
        ))}
      </div>
      {paths.length === 0 && <p>No place is called that.</p>}
      <p role="status" className="visually-hidden">
        {paths.length === 1 ? 'One thing to choose' : `${paths.length} things to choose from`}
      </p>
    </dialog>
  )
}

const optionId = (path: string | undefined) => `palette:${path ?? ''}`
