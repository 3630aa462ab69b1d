import type { Editor } from '@tiptap/react'
import { useCallback, useRef, useState } from 'react'
import type { DraftContent } from '@/lib/drafts/draft'

/**
 * The text as it stands in the fields and in the body's editor. `content` is for showing; `read` tells what was typed
 * a moment ago as well, also before React has shown it.
 */
export function useText(initial: DraftContent) {
  const [content, setContent] = useState(initial)
  const fields = useRef(initial)
  const editor = useRef<Editor | null>(null)

  const read = useCallback((): DraftContent => {
    const now = editor.current
    if (now) fields.current = { ...fields.current, body: htmlOf(now) }
    return fields.current
  }, [])

  /** Puts another text in its place; the cursor stays about where it is. */
  const adopt = useCallback((next: DraftContent) => {
    fields.current = next
    setContent(next)
    const now = editor.current
    if (!now) return
    const { from } = now.state.selection
    now.commands.setContent(next.body, { emitUpdate: false })
    now.commands.setTextSelection(Math.min(from, now.state.doc.content.size))
    // As the text model writes it, so that taking it in is no change.
    fields.current = { ...next, body: htmlOf(now) }
  }, [])

  /** Changes fields, not the body: that is its editor's. */
  const change = useCallback((patchFor: (before: DraftContent) => Partial<DraftContent>) => {
    fields.current = { ...fields.current, ...patchFor(fields.current) }
    setContent(fields.current)
  }, [])

  /** The body's editor is there. True where nothing was put in the place of the initial text meanwhile. */
  const begin = useCallback(
    (made: Editor): boolean => {
      editor.current = made
      const isInitial = fields.current === initial
      if (!isInitial) made.commands.setContent(fields.current.body, { emitUpdate: false })
      return isInitial
    },
    [initial],
  )

  return { content, editor, read, adopt, change, begin }
}

const htmlOf = (editor: Editor) => (editor.isEmpty ? '' : editor.getHTML())
