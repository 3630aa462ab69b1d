'use client'

import { useState } from 'react'
import { momentOf, wallOf } from '@/lib/articles/schedule'
import { Button } from '../button'
import type { ArticleFacts, Check, PublishWish } from './newsroom-api'
import { TextField } from './text-field.client'

type Props = {
  facts: ArticleFacts
  timeZone: string
  checks: readonly Check[]
  isStopped: boolean
  message: string
  onPublish: (wish: Omit<PublishWish, 'revision'>) => void
  onWithdraw: () => void
}

/** When it goes live and until when, what speaks against it, and for what readers see already, what to tell them. */
export function PublishPanel({ facts, timeZone, checks, isStopped, message, onPublish, onWithdraw }: Props) {
  const isPublished = facts.state === 'published'
  // As of when the panel was opened: while it stands open, a moment more or less changes a word on a button.
  const [now] = useState(() => new Date())
  const isLive = isPublished && facts.publishAt !== null && facts.publishAt <= now
  const wallIn = (date: Date | null) => (date === null ? '' : wallOf(date, timeZone))
  const [publishAt, setPublishAt] = useState(isPublished && !isLive ? wallIn(facts.publishAt) : '')
  const [unpublishAt, setUnpublishAt] = useState(wallIn(facts.unpublishAt))
  const [reason, setReason] = useState('')
  const [told, setTold] = useState('')
  const [toldKind, setToldKind] = useState<'correction' | 'update'>('correction')
  const isLater = publishAt !== '' && (momentOf(publishAt, timeZone)?.moment ?? now) > now
  const label = isLive ? 'Publish changes' : isLater ? 'Schedule' : 'Publish now'
  return (
    <section className="publish-panel" aria-label="Publishing">
      {message !== '' && (
        <p role="alert" className="admin-field-error">
          {message}
        </p>
      )}
      {checks.length > 0 && (
        <ul className="check-list" aria-label="Checks">
          {checks.map(({ code, level, message: words }, index) => (
            <li key={`${code}-${index}`} className={`check-${level}`}>
              {level === 'blocking' ? 'Must be looked at: ' : 'Advice: '}
              {words}
            </li>
          ))}
        </ul>
      )}
      {isStopped && (
        <TextField
          label="Publish all the same, because"
          hint="The reason stays in the history."
          value={reason}
          onChange={setReason}
        />
      )}
      {!isLive && (
        <TimeField
          label="Goes live"
          value={publishAt}
          timeZone={timeZone}
          onChange={setPublishAt}
          empty="Empty: at once."
        />
      )}
      <TimeField label="Ends" value={unpublishAt} timeZone={timeZone} onChange={setUnpublishAt} empty="Empty: never." />
      {isLive && (
        <>
          <TextField
            label="What readers are told of this change"
            hint="Empty: nothing. Else it stands in the article’s change history."
            value={told}
            onChange={setTold}
          />
          {told !== '' && (
            <div className="admin-field">
              <label htmlFor="told-kind">It is</label>
              <select
                id="told-kind"
                value={toldKind}
                onChange={(event) => {
                  setToldKind(event.target.value === 'update' ? 'update' : 'correction')
                }}
              >
                <option value="correction">a correction</option>
                <option value="update">an update</option>
              </select>
            </div>
          )}
        </>
      )}
      <div className="block-buttons">
        <Button
          kind="main"
          onClick={() => {
            onPublish({
              publishAt: publishAt || null,
              unpublishAt: unpublishAt || null,
              publicChange: told.trim() === '' ? null : { kind: toldKind, reason: told },
              overrideReason: reason,
            })
          }}
        >
          {label}
        </Button>
        {isPublished && (
          <Button kind="grave" onClick={onWithdraw}>
            Withdraw
          </Button>
        )}
      </div>
    </section>
  )
}

type TimeProps = { label: string; value: string; timeZone: string; empty: string; onChange: (wall: string) => void }

function TimeField({ label, value, timeZone, empty, onChange }: TimeProps) {
  const id = `time-${label.toLowerCase().replace(/\W+/g, '-')}`
  const found = value === '' ? null : momentOf(value, timeZone)
  const note =
    found?.note === 'skipped'
      ? `The clocks are put forward over this time: it will be ${wallOf(found.moment, timeZone).slice(11)}.`
      : found?.note === 'twice'
        ? 'This time comes twice on that day: it will be the first.'
        : value === ''
          ? empty
          : `On the clocks of ${timeZone}.`
  return (
    <div className="admin-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value.slice(0, 16))
        }}
      />
      <p id={`${id}-hint`} className="admin-field-hint">
        {note}
      </p>
    </div>
  )
}
