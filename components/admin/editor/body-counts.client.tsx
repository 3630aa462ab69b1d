'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { countWords, readingMinutes } from '@/lib/text'

const COUNT_AFTER_MS = 600

/** How long the text is. Counted when typing pauses: a long text takes longer to count than a key may. */
export function BodyCounts({ editor }: { editor: Editor }) {
  const [words, setWords] = useState(() => countWords(textOf(editor)))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const handleUpdate = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        setWords(countWords(textOf(editor)))
      }, COUNT_AFTER_MS)
    }
    editor.on('update', handleUpdate)
    return () => {
      clearTimeout(timer)
      editor.off('update', handleUpdate)
    }
  }, [editor])
  return (
    <p className="body-counts">
      {words.toLocaleString('en')} words, {readingMinutes(words)} min read
    </p>
  )
}

const textOf = (editor: Editor) => editor.state.doc.textBetween(0, editor.state.doc.content.size, '\n')
