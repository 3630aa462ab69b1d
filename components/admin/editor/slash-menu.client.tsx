'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { BLOCK_COMMANDS, type Wishes } from './body-commands'

const OPEN = /(?:^|\s)\/([\p{L} ]{0,20})$/u

/** What stands between a "/" at the beginning of a word and the cursor; null where the menu is not wanted. */
function slashQuery(editor: Editor): { query: string; from: number } | null {
  const { $from, empty } = editor.state.selection
  if (!empty || !editor.isFocused || $from.parent.type.name !== 'paragraph') return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '￼')
  const query = OPEN.exec(before)?.[1]
  return query === undefined ? null : { query, from: $from.pos - query.length - 1 }
}

/** The menu after "/": arrows choose, Enter takes, Escape leaves what was typed. */
export function SlashMenu({ editor, wishes }: { editor: Editor; wishes: Wishes }) {
  const asked = useEditorState({ editor, selector: ({ editor: now }) => slashQuery(now) })
  const [chosen, setChosen] = useState(0)
  const [left, setLeft] = useState(-1)
  const query = asked?.query.toLowerCase().trim() ?? ''
  const matching = BLOCK_COMMANDS.filter(({ name, also }) => `${name} ${also}`.toLowerCase().includes(query))
  const isOpen = asked !== null && asked.from !== left && matching.length > 0
  const at = Math.min(chosen, matching.length - 1)

  const take = (index: number) => {
    const command = matching[index]
    if (!command || !asked) return
    editor.chain().focus().deleteRange({ from: asked.from, to: editor.state.selection.from }).run()
    command.run(editor, wishes)
    setChosen(0)
  }
  const latest = useRef({ isOpen, at, take, count: matching.length, from: asked?.from ?? -1 })
  useEffect(() => {
    latest.current = { isOpen, at, take, count: matching.length, from: asked?.from ?? -1 }
  })

  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      const menu = latest.current
      if (!menu.isOpen) return
      const steps: Record<string, () => void> = {
        ArrowDown: () => {
          setChosen((menu.at + 1) % menu.count)
        },
        ArrowUp: () => {
          setChosen((menu.at - 1 + menu.count) % menu.count)
        },
        Enter: () => {
          menu.take(menu.at)
        },
        Escape: () => {
          setLeft(menu.from)
        },
      }
      const step = steps[event.key]
      if (!step) return
      event.preventDefault()
      event.stopPropagation()
      step()
    }
    const element = editor.view.dom.parentElement ?? editor.view.dom
    element.addEventListener('keydown', handleKey, true)
    return () => {
      element.removeEventListener('keydown', handleKey, true)
    }
  }, [editor])

  if (!isOpen) return null
  const place = editor.view.coordsAtPos(asked.from)
  return (
    <ul
      className="slash-menu"
      aria-label="Insert"
      style={{
        insetBlockStart: Math.min(place.bottom + 4, globalThis.innerHeight - 300),
        insetInlineStart: Math.min(place.left, globalThis.innerWidth - 240),
      }}
    >
      {matching.map(({ name }, index) => (
        <li key={name}>
          <button
            type="button"
            tabIndex={-1}
            aria-current={index === at ? 'true' : undefined}
            onMouseDown={(event) => {
              event.preventDefault()
              take(index)
            }}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  )
}
