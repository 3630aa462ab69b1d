'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftContent } from '@/lib/drafts/draft'
import { slugFor } from '@/lib/text'
import { MediaPicker } from '../media-picker.client'
import { showToast } from '../toast.client'
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

const BODY_READ_AFTER_MS = 300
const say = (message: string) => {
  showToast({ message })
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
  const bodyTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => {
      controller.abort()
    }
  }, [])
  const { facts, refusal } = publishing
  const { touch, save, base } = draft

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
    bodyTimer.current ??= setTimeout(() => {
      bodyTimer.current = undefined
      touch()
    }, BODY_READ_AFTER_MS)
  }, [touch])
  const pickPicture = useCallback((handlePick: (picked: Picked) => void) => {
    setOnPick(() => handlePick)
  }, [])
  const addPicture = ({ id: mediaId, alt }: { id: string; alt: string }) => {
    const attrs = { src: `/media/${mediaId}`, alt }
    editor.current?.chain().insertContent({ type: 'picture', attrs }).run()
  }

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
          onFiles={(files) =>
            void bringPictures(files, { signal: leaving.current.signal, onKept: addPicture, onNote: say })
          }
          onLeftBehind={(pictures) => {
            const what = pictures === 1 ? 'A picture' : `${pictures} pictures`
            say(`${what} of the pasted text stayed behind. Drop the file here, or choose it from the library.`)
          }}
          onReady={(made) => {
            if (text.begin(made)) draft.settle(text.read())
          }}
        />
      </div>
      <div className="writing-side" ref={side}>
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
