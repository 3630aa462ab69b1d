import type { ListedState } from '@/lib/articles/newsroom-list'

export const STATE_NAMES: Record<ListedState, string> = {
  draft: 'Draft',
  review: 'In review',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
  trashed: 'Trash',
}

/** What a piece is right now; its shape says it too, so that colour is not alone. */
export function StateLabel({ state, detail }: { state: ListedState; detail?: string | undefined }) {
  return (
    <span className={`state-label state-${state}`}>
      {STATE_NAMES[state]}
      {detail !== undefined && detail !== '' && <small>{detail}</small>}
    </span>
  )
}
