'use client'

import type { Editor } from '@tiptap/react'
import { Suspense, useCallback, useRef, useState } from 'react'
import type { DraftContent } from '@/lib/drafts/draft'
import { slugFor } from '@/lib/text'
import { MediaPicker } from '../media-picker.client'
import { showToast } from '../toast.client'
import { useLeaving } from '../use-leaving'
import { useShortcuts } from '../use-shortcuts'
import { BodyEditor } from './body-editor.client'
import { bringPictures } from './bring-pictures'
import { ConflictDialog } from './conflict-dialog.client'
import { EditorSide, type Panel } from './editor-side.client'
import { HeadlineField } from './headline-field'
import type { ArticleFacts, EditorChoices } from './newsroom-api'
import type { Picked } from './node-views.client'
import { PreviewPanel } from './preview-panel.client'
import { TextField } from './text-field.client'
import { useDraft } from './use-draft'
import { useOthers } from './use-others'
import { usePublishing } from './use-publishing'
import { useText } from './use-text'
import { WritingBar } from './writing-bar'

type Props = {
  id: string
  revision: number
  content: DraftContent
  facts: ArticleFacts
  choices: EditorChoices
}

const BODY_READ_AFTER_MS = 500
/** Safari has no idle callbacks. */
const whenIdle = (run: () => void) => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: BODY_READ_AFTER_MS })
  else setTimeout(run, BODY_READ_AFTER_MS)
}
const say = (message: string) => {
  showToast({ message })
}
const sayLeftBehind = (pictures: number) => {
  const what = pictures === 1 ? 'A picture' : `${pictures} pictures`
  say(`${what} of the pasted text stayed behind. Drop the file here, or choose it from the library.`)
}

/** The writing table: the text in the middle, what belongs to it beside it, and everything kept as it is typed. */
export function ArticleEditor({ id, revision, content: initial, facts: initialFacts, choices }: Props) {
  const { content, editor, ...text } = useText(initial)
  const draft = useDraft({ id, revision, content: initial, read: text.read, adopt: text.adopt, onNote: say })
  const publishing = usePublishing({ id, facts: initialFacts, draft })
  const others = useOthers({ id, draft })
  const [panel, setPanel] = useState<Panel>('fields')
  const [preview, setPreview] = useState<number | null>(null)
  const [onPick, setOnPick] = useState<((picked: Picked) => void) | null>(null)
  const side = useRef<HTMLDivElement>(null)
  const isBodyDue = useRef(false)
  const leaving = useLeaving()
  const { facts, refusal } = publishing
  const { touch, save, base, settle } = draft
  const { begin, read } = text

  const change = (patch: Partial<DraftContent>) => {
    text.change((before) => {
      const followsHeadline =
        facts.publishAt === null && (before.slug === '' || before.slug === slugFor(before.headline))
      if (patch.headline === undefined || !followsHeadline) return patch
      return { ...patch, slug: slugFor(patch.headline) }
    })
    touch()
  }
  const handleBody = useCallback(() => {
    if (isBodyDue.current) return
    isBodyDue.current = true
    // Reading a long text takes longer than a key may: it waits until nothing is typed for a moment.
    whenIdle(() => {
      isBodyDue.current = false
      touch()
    })
  }, [touch])
  const pickPicture = useCallback((handlePick: (picked: Picked) => void) => {
    setOnPick(() => handlePick)
  }, [])
  const addPictures = useCallback(
    (files: File[]) => {
      const onKept = ({ id: mediaId, alt }: { id: string; alt: string }) => {
        const attrs = { src: `/media/${mediaId}`, alt }
        editor.current?.chain().insertContent({ type: 'picture', attrs }).run()
      }
      void bringPictures(files, { signal: leaving(), onKept, onNote: say })
    },
    [editor, leaving],
  )
  const takeEditor = useCallback(
    (made: Editor) => {
      if (begin(made)) settle(read())
    },
    [begin, settle, read],
  )

  const openPublishing = async () => {
    setPanel('publish')
    // On a phone it stands below the text.
    side.current?.scrollIntoView({ block: 'nearest' })
    await publishing.look()
  }
  const turnPreview = async () => {
    if (preview === null) await save()
    setPreview(preview === null ? base.current : null)
  }
  useShortcuts(({ key }) => {
    if (key === 's') void save('saved')
    else if (key === 'Enter') void openPublishing()
    else return false
    return true
  })

  return (
    <div className={`writing ${preview === null ? '' : 'writing-beside-preview'}`}>
      <WritingBar
        id={id}
        saveState={draft.state}
        facts={facts}
        others={others}
        isPreviewed={preview !== null}
        onPreview={() => void turnPreview()}
        mayPublish={choices.mayPublish}
        onPublish={() => void openPublishing()}
      />
      <div className="writing-text">
        <HeadlineField
          value={content.headline}
          language={choices.language}
          error={refusal.fields['headline']}
          onChange={(headline) => {
            change({ headline })
          }}
        />
        <TextField
          label="Deck"
          rows={2}
          value={content.deck}
          error={refusal.fields['deck']}
          onChange={(deck) => {
            change({ deck })
          }}
        />
        <BodyEditor
          initial={initial.body}
          language={choices.language}
          pickPicture={pickPicture}
          onChange={handleBody}
          onFiles={addPictures}
          onLeftBehind={sayLeftBehind}
          onReady={takeEditor}
        />
      </div>
      <div className="writing-side" ref={side}>
        {/* Comes to life after the text: whoever opens a piece means to write. */}
        <Suspense>
          <EditorSide
            id={id}
            panel={panel}
            content={content}
            choices={choices}
            publishing={publishing}
            change={change}
            pickPicture={pickPicture}
            onFields={() => {
              setPanel('fields')
            }}
            onPublishing={() => void openPublishing()}
          />
        </Suspense>
      </div>
      {preview !== null && (
        <PreviewPanel
          id={id}
          revision={preview}
          onClose={() => {
            setPreview(null)
          }}
        />
      )}
      {draft.state.kind === 'conflict' && (
        <ConflictDialog
          conflict={draft.state.conflict}
          names={[...choices.sections, ...choices.names]}
          onDecide={(decided) => {
            if (draft.state.kind === 'conflict') draft.resolve(draft.state.conflict, decided)
          }}
        />
      )}
      <MediaPicker
        isOpen={onPick !== null}
        onPick={(picked) => {
          onPick?.(picked)
          setOnPick(null)
        }}
        onClose={() => {
          setOnPick(null)
        }}
      />
    </div>
  )
}
