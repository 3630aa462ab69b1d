'use client'

import { lazy, Suspense, useEffect } from 'react'
import type { DraftContent } from '@/lib/drafts/draft'
import { Button } from '../button'
import { FieldsPanel } from './fields-panel.client'
import type { EditorChoices } from './newsroom-api'
import type { PickPicture } from './node-views.client'
import { ReviewPanel } from './review-panel.client'
import type { usePublishing } from './use-publishing'

/** Knows time zones, which weighs something: it comes when the text can be written already. */
const loadPublishPanel = () => import('./publish-panel.client')
const PublishPanel = lazy(async () => ({ default: (await loadPublishPanel()).PublishPanel }))

export type Panel = 'fields' | 'publish'

type Props = {
  id: string
  panel: Panel
  content: DraftContent
  choices: EditorChoices
  publishing: ReturnType<typeof usePublishing>
  change: (patch: Partial<DraftContent>) => void
  pickPicture: PickPicture
  onFields: () => void
  onPublishing: () => void
}

/** What stands beside the text: what belongs to it, or its way to the readers. */
export function EditorSide({ id, panel, content, choices, publishing, change, pickPicture, ...wishes }: Props) {
  const { facts, checks, refusal } = publishing
  useEffect(() => {
    // Before it is asked for, and while there is a network.
    loadPublishPanel().catch(() => undefined)
  }, [])
  return (
    <>
      <div className="block-buttons writing-tabs">
        <Button kind="quiet" aria-pressed={panel === 'fields'} onClick={wishes.onFields}>
          Article
        </Button>
        <Button kind="quiet" aria-pressed={panel === 'publish'} onClick={wishes.onPublishing}>
          {choices.mayPublish ? 'Publishing' : 'Review'}
        </Button>
      </div>
      {panel === 'fields' && (
        <FieldsPanel
          id={id}
          content={content}
          choices={choices}
          problems={refusal.fields}
          change={change}
          pickPicture={pickPicture}
        />
      )}
      {panel === 'publish' && choices.mayPublish && (
        <Suspense>
          <PublishPanel
            key={`${facts.state}-${facts.publishAt?.getTime() ?? 0}`}
            facts={facts}
            timeZone={choices.timeZone}
            checks={checks.list}
            isStopped={checks.isStopped}
            message={refusal.message}
            onPublish={(wish) => {
              void publishing.publish(wish).then((isDone) => {
                if (isDone) wishes.onFields()
              })
            }}
            onWithdraw={() => void publishing.withdraw()}
          />
        </Suspense>
      )}
      {panel === 'publish' && (
        <ReviewPanel
          key={`${facts.state}-${facts.review?.assigneeId ?? ''}`}
          facts={facts}
          reviewers={choices.reviewers}
          mayDecide={choices.mayPublish}
          message={choices.mayPublish ? '' : refusal.message}
          onStep={(wish) => void publishing.review(wish)}
        />
      )}
    </>
  )
}
