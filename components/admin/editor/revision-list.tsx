import { formatMinute } from '@/lib/dates'
import type { RevisionEntry, RevisionKind } from '@/lib/drafts/draft'

const KINDS: Record<RevisionKind, string> = {
  opened: 'Beginning',
  typed: 'Typed',
  saved: 'Saved',
  merged: 'Brought together',
  restored: 'Restored',
  published: 'Published',
  withdrawn: 'Withdrawn',
}

type Props = { id: string; entries: readonly RevisionEntry[]; current: number | undefined; timeZone: string }

/** The revisions of a text, newest first. */
export function RevisionList({ id, entries, current, timeZone }: Props) {
  const last = entries.at(-1)
  return (
    <nav aria-label="Revisions" className="revision-list">
      <ol>
        {entries.map(({ revision, kind, by, at, reason }) => (
          <li key={revision}>
            <a
              href={`/admin/articles/${id}/history?revision=${revision}`}
              aria-current={revision === current ? 'true' : undefined}
            >
              <span className="revision-kind">{KINDS[kind]}</span> {formatMinute(at, timeZone)}
              <span className="revision-by">{by.name || 'The site itself'}</span>
            </a>
            {reason !== '' && <p className="revision-reason">{reason}</p>}
          </li>
        ))}
      </ol>
      {last && last.revision > 1 && <a href={`/admin/articles/${id}/history?before=${last.revision}`}>Older</a>}
    </nav>
  )
}
