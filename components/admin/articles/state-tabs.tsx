import { LISTED_STATES, newsroomListPath, type ListedState, type NewsroomFilter } from '@/lib/articles/newsroom-list'
import { STATE_NAMES } from './state-label'

type Props = { filter: NewsroomFilter; counts: Partial<Record<ListedState, number>>; countMax: number }

/** The states as links, each with how many wait in it; what narrows the list stays. */
export function StateTabs({ filter, counts, countMax }: Props) {
  const kept = { ...filter, after: '', before: '', sort: 'changed', order: 'desc' } as const
  return (
    <nav aria-label="States">
      <ul className="state-tabs">
        {(['', ...LISTED_STATES] as const).map((state) => (
          <li key={state}>
            <a href={newsroomListPath({ ...kept, state })} aria-current={state === filter.state ? 'page' : undefined}>
              {state === '' ? 'All' : STATE_NAMES[state]} <small>{countText(counts, state, countMax)}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function countText(counts: Props['counts'], state: ListedState | '', max: number): string {
  const count = state === '' ? undefined : counts[state]
  if (count === undefined || count === 0) return ''
  return count >= max ? `${max.toLocaleString('en')}+` : String(count)
}
