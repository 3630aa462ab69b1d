'use client'

import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import { Placeholder } from '@tiptap/extensions'
import { useEffect, useState } from 'react'
import { countWords, readingMinutes } from '@/lib/text'
import {
  BLOCK_COMMANDS,
  insertEmbed,
  isEmbedAddress,
  MARK_COMMANDS,
  TABLE_COMMANDS,
  type BodyCommand,
  type Wishes,
} from './body-commands'
import { bodyExtensions } from './body-schema'
import { picturesIn } from './bring-pictures'
import { cleanPaste } from './clean-paste'
import { FindBar } from './find-bar.client'
import { LinkDialog } from './link-dialog.client'
import { blockViews, PickerContext, type PickPicture } from './node-views.client'
import { SlashMenu } from './slash-menu.client'
import { SpellingChoice } from './spelling-choice.client'

type Props = {
  initial: string
  language: string
  onReady: (editor: Editor) => void
  onChange: () => void
  pickPicture: PickPicture
  onFiles: (files: File[]) => void
  /** How many pictures a pasted text had that are not in the library. */
  onLeftBehind: (pictures: number) => void
}

/** The text itself: what can be written is the vocabulary of stored bodies, and nothing else. */
export function BodyEditor({ initial, language, onReady, onChange, pickPicture, onFiles, onLeftBehind }: Props) {
  const [isLinking, setIsLinking] = useState(false)
  const [isFinding, setIsFinding] = useState(false)
  const [question, setQuestion] = useState<{ words: string; onAnswer: (answer: string) => void } | null>(null)
  const editor = useEditor({
    immediatelyRender: false,
    // Its styles stand in writing.css: the policy allows no style that a script writes.
    injectCSS: false,
    extensions: [
      ...bodyExtensions,
      ...blockViews,
      Placeholder.configure({ placeholder: 'Write, or type / to insert' }),
    ],
    content: initial,
    editorProps: {
      attributes: {
        class: 'prose body-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Text of the article',
        spellcheck: 'true',
        lang: language,
      },
      transformPastedHTML: (html) => {
        const { html: clean, picturesLeft } = cleanPaste(html)
        if (picturesLeft > 0) onLeftBehind(picturesLeft)
        return clean
      },
      handlePaste: (view, event) => {
        const files = picturesIn(event.clipboardData)
        const text = event.clipboardData?.getData('text/plain').trim() ?? ''
        // Word puts a drawing of the text beside the text itself.
        if (files.length > 0 && !event.clipboardData?.types.includes('text/html')) onFiles(files)
        else if (!isEmbedAddress(text) || !isEmptyParagraph(view.state.selection.$from.parent)) return false
        else if (editor) insertEmbed(editor, text)
        return true
      },
      handleDrop: (view, event) => {
        const files = picturesIn(event.dataTransfer)
        if (files.length === 0) return false
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (place) editor?.commands.setTextSelection(place.pos)
        event.preventDefault()
        onFiles(files)
        return true
      },
    },
    onUpdate: onChange,
  })
  useEffect(() => {
    if (editor) onReady(editor)
    // Once: the editor is made once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor])

  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey)) return
      if (event.key === 'f' && editor?.isFocused) setIsFinding(true)
      else if (event.key.toLowerCase() === 'k' && event.shiftKey && editor?.isFocused) setIsLinking(true)
      else return
      event.preventDefault()
    }
    globalThis.addEventListener('keydown', handleKey)
    return () => {
      globalThis.removeEventListener('keydown', handleKey)
    }
  }, [editor])

  if (!editor) return <div className="body-text-waiting" />
  const wishes: Wishes = {
    pickPicture,
    openLink: () => {
      setIsLinking(true)
    },
    askAddress: (words, onAnswer) => {
      setQuestion({ words, onAnswer })
    },
  }
  return (
    <PickerContext value={pickPicture}>
      <Toolbar
        editor={editor}
        wishes={wishes}
        onFind={() => {
          setIsFinding(!isFinding)
        }}
      />
      {isFinding && (
        <FindBar
          editor={editor}
          onClose={() => {
            setIsFinding(false)
            editor.commands.focus()
          }}
        />
      )}
      {question && (
        <form
          className="body-question"
          onSubmit={(event) => {
            event.preventDefault()
            const answer = new FormData(event.currentTarget).get('answer')
            if (typeof answer === 'string') question.onAnswer(answer.trim())
            setQuestion(null)
          }}
        >
          <label htmlFor="body-question">{question.words}</label>
          {/* It is asked for by a button just pressed. */}
          <input id="body-question" name="answer" autoFocus />
          <button type="submit" className="admin-button">
            Insert
          </button>
          <button
            type="button"
            className="admin-button admin-button-quiet"
            onClick={() => {
              setQuestion(null)
            }}
          >
            Cancel
          </button>
        </form>
      )}
      <EditorContent editor={editor} />
      <SlashMenu editor={editor} wishes={wishes} />
      <div className="body-foot">
        <Counts editor={editor} />
        <SpellingChoice editor={editor} language={language} />
      </div>
      {isLinking && (
        <LinkDialog
          editor={editor}
          onClose={() => {
            setIsLinking(false)
          }}
        />
      )}
    </PickerContext>
  )
}

const isEmptyParagraph = (node: { type: { name: string }; content: { size: number } }) =>
  node.type.name === 'paragraph' && node.content.size === 0

function Toolbar({ editor, wishes, onFind }: { editor: Editor; wishes: Wishes; onFind: () => void }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const names = [...MARK_COMMANDS, ...BLOCK_COMMANDS]
        .filter(({ isActive }) => isActive?.(now))
        .map(({ name }) => name)
      return [...names, ...(now.isActive('table') ? ['in a table'] : [])].join('|')
    },
  }).split('|')
  const button = (command: BodyCommand) => (
    <button
      key={command.name}
      type="button"
      className="body-tool"
      aria-pressed={command.isActive ? active.includes(command.name) : undefined}
      title={command.keys?.replace('Mod', 'Ctrl/⌘')}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={() => {
        command.run(editor, wishes)
      }}
    >
      {command.name}
    </button>
  )
  return (
    <div className="body-toolbar" role="group" aria-label="Format">
      {MARK_COMMANDS.map(button)}
      <details className="body-insert">
        <summary className="body-tool">Insert</summary>
        <div className="body-insert-list">{BLOCK_COMMANDS.map(button)}</div>
      </details>
      {active.includes('in a table') && (
        <details className="body-insert">
          <summary className="body-tool">Table</summary>
          <div className="body-insert-list">{TABLE_COMMANDS.map(button)}</div>
        </details>
      )}
      <button type="button" className="body-tool" onClick={onFind}>
        Find
      </button>
      <button type="button" className="body-tool" onClick={() => editor.chain().focus().undo().run()}>
        Undo
      </button>
      <button type="button" className="body-tool" onClick={() => editor.chain().focus().redo().run()}>
        Redo
      </button>
    </div>
  )
}

const COUNT_AFTER_MS = 600

/** Counted when typing pauses: a long text takes longer to count than a key may. */
function Counts({ editor }: { editor: Editor }) {
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
