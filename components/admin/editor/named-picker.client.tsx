'use client'

import { useEffect, useId, useState } from 'react'
import { z } from 'zod'
import { Button } from '../button'
import { ask, namedSchema, type Named } from './newsroom-api'

type Props = {
  label: string
  /** Where names are searched: `tags` or `authors` of the newsroom's API. */
  source: 'tags' | 'authors'
  ids: readonly string[]
  names: ReadonlyMap<string, string>
  canCreate?: boolean
  onChange: (ids: string[], added: Named | null) => void
}

/** Names in an order, found by their first letters; a new one is made by writing it. */
export function NamedPicker({ label, source, ids, names, canCreate = false, onChange }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const [found, setFound] = useState<Named[]>([])
  const [message, setMessage] = useState('')
  useEffect(() => {
    if (text.trim() === '') return
    const timer = setTimeout(() => {
      void ask(z.array(namedSchema), `${source}?q=${encodeURIComponent(text)}`).then((answer) => {
        if (answer.kind === 'answer') setFound(answer.value)
      })
    }, 150)
    return () => {
      clearTimeout(timer)
    }
  }, [text, source])

  const add = (named: Named) => {
    if (!ids.includes(named.id)) onChange([...ids, named.id], named)
    setText('')
    setMessage('')
  }
  const create = async () => {
    const made = await ask(namedSchema, source, { method: 'POST', body: { name: text } })
    if (made.kind === 'answer') add(made.value)
    else setMessage(made.message)
  }
  const choices = text.trim() === '' ? [] : found.filter((named) => !ids.includes(named.id))
  const isNew =
    canCreate && text.trim() !== '' && !found.some(({ name }) => name.toLowerCase() === text.trim().toLowerCase())
  return (
    <div className="named-picker admin-field">
      <label htmlFor={id}>{label}</label>
      {ids.length > 0 && (
        <ul className="named-chosen">
          {ids.map((chosen) => (
            <li key={chosen}>
              {names.get(chosen) ?? 'Gone'}
              <button
                type="button"
                aria-label={`Remove ${names.get(chosen) ?? 'what is gone'}`}
                onClick={() => {
                  onChange(
                    ids.filter((other) => other !== chosen),
                    null,
                  )
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        value={text}
        autoComplete="off"
        placeholder="Type a name"
        onChange={(event) => {
          setText(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          const [first] = choices
          if (first) add(first)
          else if (isNew) void create()
        }}
      />
      {(choices.length > 0 || isNew) && (
        <ul className="named-choices">
          {choices.map((named) => (
            <li key={named.id}>
              <button
                type="button"
                onClick={() => {
                  add(named)
                }}
              >
                {named.name}
              </button>
            </li>
          ))}
          {isNew && (
            <li>
              <Button kind="quiet" onClick={() => void create()}>
                Make “{text.trim()}”
              </Button>
            </li>
          )}
        </ul>
      )}
      {message !== '' && (
        <p className="admin-field-error" role="alert">
          {message}
        </p>
      )}
    </div>
  )
}
