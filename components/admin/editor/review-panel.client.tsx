'use client'

import { useState } from 'react'
import { Button } from '../button'
import type { ArticleFacts, Named, ReviewWish } from './newsroom-api'
import { TextField } from './text-field.client'

type Props = {
  facts: ArticleFacts
  reviewers: readonly Named[]
  /** Whether this person may name who reads it, and give it back. */
  mayDecide: boolean
  message: string
  onStep: (wish: ReviewWish) => void
}

/** Who reads a piece before it goes live, and what they say to each other. */
export function ReviewPanel({ facts, reviewers, mayDecide, message, onStep }: Props) {
  const { state, review } = facts
  const [note, setNote] = useState('')
  const [assigneeId, setAssigneeId] = useState(review?.assigneeId ?? '')
  if (state === 'published') return null
  const isWaiting = state === 'review'
  const step = (name: ReviewWish['step']) => {
    onStep({ step: name, note, ...(name === 'return' ? {} : { assigneeId: assigneeId || null }) })
    setNote('')
  }
  return (
    <section className="publish-panel" aria-label="Review">
      <h2 className="panel-head">Review</h2>
      {message !== '' && (
        <p role="alert" className="admin-field-error">
          {message}
        </p>
      )}
      {review && (
        <p>
          {isWaiting
            ? `It waits for ${review.assigneeName || 'any editor'}, since ${review.byName} sent it.`
            : `${review.byName} gave it back.`}
          {review.note !== '' && <q className="review-note">{review.note}</q>}
        </p>
      )}
      {(!isWaiting || mayDecide) && (
        <>
          <div className="admin-field">
            <label htmlFor="review-assignee">Who reads it</label>
            <select
              id="review-assignee"
              value={assigneeId}
              onChange={(event) => {
                setAssigneeId(event.target.value)
              }}
            >
              <option value="">whoever comes first</option>
              {reviewers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <TextField label="A word with it" rows={2} value={note} onChange={setNote} />
          <div className="block-buttons">
            {isWaiting ? (
              <>
                <Button
                  onClick={() => {
                    step('assign')
                  }}
                >
                  Ask them instead
                </Button>
                <Button
                  onClick={() => {
                    step('return')
                  }}
                >
                  Give it back
                </Button>
              </>
            ) : (
              <Button
                kind={mayDecide ? 'plain' : 'main'}
                onClick={() => {
                  step('send')
                }}
              >
                Send to review
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}
