'use client'

import type { ArticleFacts } from './newsroom-api'
import type { SaveState } from './use-draft'

/** Where the text is now, and whether readers see the article: said aloud when it changes for the worse. */
export function SaveStateLine({ state, facts }: { state: SaveState; facts: ArticleFacts }) {
  const isGrave = state.kind === 'device' || state.kind === 'lost'
  return (
    <p className={`save-state ${isGrave ? 'save-state-grave' : ''}`}>
      <span className="save-state-article">{stateName(facts)}</span>{' '}
      <span role={isGrave ? 'alert' : undefined} data-save-state={state.kind}>
        {words(state)}
      </span>
    </p>
  )
}

function words(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return 'Saved'
    case 'unsaved':
      return 'Not saved yet'
    case 'saving':
      return 'Saving…'
    case 'device':
      return `Kept on this device. ${state.message === '' ? 'It is saved when the site can be reached.' : state.message}`
    case 'lost':
      return state.message
    case 'conflict':
      return 'Waiting for your decision'
  }
}

function stateName({ state, publishAt, unpublishAt }: ArticleFacts): string {
  const now = new Date()
  if (state !== 'published') return { draft: 'Draft', review: 'In review', withdrawn: 'Withdrawn' }[state] ?? state
  if (publishAt !== null && publishAt > now) return 'Scheduled'
  return unpublishAt !== null && unpublishAt <= now ? 'Ended' : 'Published'
}
