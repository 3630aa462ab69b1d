'use client'

import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { SEARCH_TITLE_LENGTH_MAX } from '@/lib/articles/search-title'
import type { DraftContent } from '@/lib/drafts/draft'
import { slugFor } from '@/lib/text'
import { Button, ButtonLink } from '../button'
import { showToast } from '../toast.client'
import { BodyEditor } from './body-editor.client'
import { bringPictures } from './bring-pictures'
import { ConflictDialog } from './conflict-dialog.client'
import { EditorSide, type Panel } from './editor-side.client'
import type { ArticleFacts, EditorChoices } from './newsroom-api'
import { MediaPicker } from '../media-picker.client'
import type { Picked } from './node-views.client'
import { PreviewPanel } from './preview-panel.client'
import { SaveStateLine } from './save-state.client'
import { TextField } from './text-field.client'
import { useDraft } from './use-draft'
import { useOthers } from './use-others'
import { usePublishing } from './use-publishing'

type Props = {
  id: string
  revision: number
  content: DraftContent
  facts: ArticleFacts
  choices: EditorChoices
}

const BODY_READ_AFTER_MS = 300

/** The writing table: the text in the middle, what belongs to it beside it, and everything kept as it is typed. */
export function ArticleEditor({ id, revision, content: initial, facts: initialFacts, choices }: Props) {
  const [content, setContent] = useState(initial)
  const [panel, setPanel] = useState<Panel>('fields')
  const [preview, setPreview] = useState<number | null>(null)
  const [onPick, setOnPick] = useState<((picked: Picked) => void) | null>(null)
  const editor = useRef<Editor | null>(null)
  const side = useRef<HTMLDivElement>(null)
  const fields = useRef(initial)
  const bodyTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => {
      controller.abort()
    }
  }, [])

  const read = useCallback((): DraftContent => {
    const now = editor.current
    if (now) fields.current = { ...fields.current, body: now.isEmpty ? '' : now.getHTML() }
    return fields.current
  }, [])
  const adopt = useCallback((next: DraftContent) => {
    fields.current = next
    setContent(next)
    const now = editor.current
    if (!now) return
    const { from } = now.state.selection
    now.commands.setContent(next.body, { emitUpdate: false })
    now.commands.setTextSelection(Math.min(from, now.state.doc.content.size))
    // As the text model writes it, so that taking it in is no change.
    fields.current = { ...next, body: now.isEmpty ? '' : now.getHTML() }
  }, [])
  const draft = useDraft({
    id,
    revision,
    content: initial,
    read,
    adopt,
    onNote: (message) => {
      showToast({ message })
    },
  })
  const { touch, save, base } = draft
  const publishing = usePublishing({ id, facts: initialFacts, draft })
  const { facts, refusal } = publishing
  const others = useOthers({ id, draft })

  const change = (patch: Partial<DraftContent>) => {
    const before = fields.current
    const followsHeadline =
      patch.headline !== undefined &&
      (before.slug === '' || before.slug === slugFor(before.headline)) &&
      facts.publishAt === null
    fields.current = { ...before, ...patch, ...(followsHeadline ? { slug: slugFor(patch.headline ?? '') } : {}) }
    setContent(fields.current)
    touch()
  }
  const handleBody = useCallback(() => {
    bodyTimer.current ??= setTimeout(() => {
      bodyTimer.current = undefined
      touch()
    }, BODY_READ_AFTER_MS)
  }, [touch])

  const openPublishing = async () => {
    setPanel('publish')
    // On a phone it stands below the text.
    side.current?.scrollIntoView({ block: 'nearest' })
    await publishing.look()
  }

  const shortcuts = useRef({ save, openPublishing })
  useEffect(() => {
    shortcuts.current = { save, openPublishing }
  })
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey)) return
      if (event.key === 's') void shortcuts.current.save('saved')
      else if (event.key === 'Enter') void shortcuts.current.openPublishing()
      else return
      event.preventDefault()
    }
    globalThis.addEventListener('keydown', handleKey)
    return () => {
      globalThis.removeEventListener('keydown', handleKey)
    }
  }, [])

  const pickPicture = useCallback((handlePick: (picked: Picked) => void) => {
    setOnPick(() => handlePick)
  }, [])
  return (
    <div className={`writing ${preview === null ? '' : 'writing-beside-preview'}`}>
      <div className="writing-bar">
        <SaveStateLine state={draft.state} facts={facts} />
        {others.length > 0 && (
          <p className="writing-others" role="status">
            {others.join(', ')} {others.length === 1 ? 'is' : 'are'} editing this too
          </p>
        )}
        <div className="block-buttons">
          <ButtonLink kind="quiet" href={`/admin/articles/${id}/history`}>
            History
          </ButtonLink>
          <Button
            aria-pressed={preview !== null}
            onClick={() => {
              if (preview !== null) setPreview(null)
              else
                void save().then(() => {
                  setPreview(base.current)
                })
            }}
          >
            Preview
          </Button>
          {choices.mayPublish && (
            <Button kind="main" title="Ctrl/⌘ Enter" onClick={() => void openPublishing()}>
              {facts.state === 'published' ? 'Publish changes…' : 'Publish…'}
            </Button>
          )}
        </div>
      </div>
      <div className="writing-text">
        <label className="visually-hidden" htmlFor="writing-headline">
          Headline
        </label>
        <textarea
          id="writing-headline"
          className="writing-headline"
          rows={1}
          placeholder="Headline"
          value={content.headline}
          lang={choices.language}
          aria-invalid={refusal.fields['headline'] === undefined ? undefined : true}
          onChange={(event) => {
            change({ headline: event.target.value.replace(/\n/g, ' ') })
          }}
        />
        {refusal.fields['headline'] !== undefined && (
          <p className="admin-field-error">The headline {refusal.fields['headline']}</p>
        )}
        {content.headline.length > SEARCH_TITLE_LENGTH_MAX && (
          <p className="admin-field-hint">
            {content.headline.length} letters: search engines show about {SEARCH_TITLE_LENGTH_MAX}.
          </p>
        )}
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
          onFiles={(files) => {
            void bringPictures(files, {
              signal: leaving.current.signal,
              onKept: ({ id: mediaId, alt }) => {
                editor.current
                  ?.chain()
                  .insertContent({ type: 'picture', attrs: { src: `/media/${mediaId}`, alt } })
                  .run()
              },
              onNote: (message) => {
                showToast({ message })
              },
            })
          }}
          onLeftBehind={(pictures) => {
            const message = `${pictures === 1 ? 'A picture' : `${pictures} pictures`} of the pasted text stayed behind. Drop the file here, or choose it from the library.`
            showToast({ message })
          }}
          onReady={(made) => {
            editor.current = made
            if (fields.current === initial) draft.settle(read())
            else made.commands.setContent(fields.current.body, { emitUpdate: false })
          }}
        />
      </div>
      <div className="writing-side" ref={side}>
        <EditorSide
          {...{ id, panel, content, choices, publishing, change, pickPicture }}
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
