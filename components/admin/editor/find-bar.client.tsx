'use client'

import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { Button } from '../button'

type Match = { from: number; to: number }

/** Every place of some words in the text, whatever their capitals. Words that run over two blocks are two. */
function findMatches(editor: Editor, words: string): Match[] {
  const wanted = words.toLocaleLowerCase()
  const matches: Match[] = []
  if (wanted === '') return matches
  editor.state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, undefined, '￼').toLocaleLowerCase()
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length))
      matches.push({ from: position + 1 + at, to: position + 1 + at + wanted.length })
    return false
  })
  return matches
}

/** Find and replace, in the text alone. */
export function FindBar({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [words, setWords] = useState('')
  const [other, setOther] = useState('')
  const [message, setMessage] = useState('')

  const go = () => {
    const matches = findMatches(editor, words)
    const next = matches.find(({ from }) => from >= editor.state.selection.to) ?? matches[0]
    setMessage(matches.length === 0 ? 'Not found' : `${matches.length} found`)
    if (next) editor.chain().setTextSelection(next).scrollIntoView().run()
  }
  const replace = () => {
    const { from, to } = editor.state.selection
    const isOnMatch = findMatches(editor, words).some((match) => match.from === from && match.to === to)
    if (isOnMatch) editor.commands.insertContentAt({ from, to }, other)
    go()
  }
  const replaceAll = () => {
    const matches = findMatches(editor, words)
    const { tr, schema } = editor.state
    for (const { from, to } of matches.toReversed())
      if (other === '') tr.delete(from, to)
      else tr.replaceWith(from, to, schema.text(other, tr.doc.resolve(from + 1).marks()))
    editor.view.dispatch(tr)
    setMessage(`${matches.length} replaced`)
  }
  return (
    <form
      className="find-bar"
      aria-label="Find and replace"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <label htmlFor="find-words">Find</label>
      {/* It was opened to be typed into. */}
      <input
        id="find-words"
        value={words}
        autoFocus
        onChange={(event) => {
          setWords(event.target.value)
        }}
      />
      <label htmlFor="find-other">Replace with</label>
      <input
        id="find-other"
        value={other}
        onChange={(event) => {
          setOther(event.target.value)
        }}
      />
      <Button type="submit">Next</Button>
      <Button onClick={replace}>Replace</Button>
      <Button onClick={replaceAll}>Replace all</Button>
      <Button kind="quiet" onClick={onClose}>
        Close
      </Button>
      <span role="status">{message}</span>
    </form>
  )
}
