'use client'

import { EditorContent, useEditor, type Editor, type UseEditorOptions } from '@tiptap/react'
import { Placeholder } from '@tiptap/extensions'
import { memo, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useShortcuts } from '../use-shortcuts'
import { insertEmbed, isEmbedAddress, type Wishes } from './body-commands'
import { BodyCounts } from './body-counts.client'
import { BodyQuestion } from './body-question.client'
import { bodyExtensions } from './body-schema'
import { BodyToolbar } from './body-toolbar.client'
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

/**
 * The text itself: what can be written is the vocabulary of stored bodies, and nothing else. What happens around it
 * while somebody types (it is being saved, somebody joined) renders nothing of it.
 */
export const BodyEditor = memo(function BodyEditor({
  initial,
  language,
  onReady,
  onChange,
  pickPicture,
  onFiles,
  onLeftBehind,
}: Props) {
  const [isLinking, setIsLinking] = useState(false)
  const [isFinding, setIsFinding] = useState(false)
  const [question, setQuestion] = useState<{ words: string; onAnswer: (answer: string) => void } | null>(null)
  const latest = useRef<Latest>({ editor: null, onFiles, onLeftBehind })
  // Made once: Tiptap builds its whole view anew where an option is another object than before.
  const [options] = useState(() => optionsFor({ initial, language, latest }))
  const editor = useEditor({ ...options, onUpdate: onChange })
  useEffect(() => {
    latest.current = { editor, onFiles, onLeftBehind }
  })
  const tellReady = useEffectEvent(onReady)
  useEffect(() => {
    if (editor) tellReady(editor)
  }, [editor])
  useShortcuts(({ key, shiftKey }) => {
    if (!editor?.isFocused) return false
    if (key === 'f') setIsFinding(true)
    else if (key.toLowerCase() === 'k' && shiftKey) setIsLinking(true)
    else return false
    return true
  })

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
      <BodyToolbar
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
        <BodyQuestion
          words={question.words}
          onAnswer={(answer) => {
            question.onAnswer(answer)
            setQuestion(null)
          }}
          onCancel={() => {
            setQuestion(null)
          }}
        />
      )}
      <EditorContent editor={editor} />
      <SlashMenu editor={editor} wishes={wishes} />
      <div className="body-foot">
        <BodyCounts editor={editor} />
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
})

type Latest = { editor: Editor | null } & Pick<Props, 'onFiles' | 'onLeftBehind'>

function optionsFor({
  initial,
  language,
  latest,
}: Pick<Props, 'initial' | 'language'> & { latest: { readonly current: Latest } }) {
  return {
    immediatelyRender: false as const,
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
        if (picturesLeft > 0) latest.current.onLeftBehind(picturesLeft)
        return clean
      },
      handlePaste: (view, event) => {
        const files = picturesIn(event.clipboardData)
        const text = event.clipboardData?.getData('text/plain').trim() ?? ''
        const { editor, onFiles } = latest.current
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
        if (place) latest.current.editor?.commands.setTextSelection(place.pos)
        event.preventDefault()
        latest.current.onFiles(files)
        return true
      },
    },
  } satisfies UseEditorOptions
}

const isEmptyParagraph = (node: { type: { name: string }; content: { size: number } }) =>
  node.type.name === 'paragraph' && node.content.size === 0
