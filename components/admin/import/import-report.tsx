import type { ReactNode } from 'react'
import type { ArrivalReport, Beginning } from '@/lib/migration/arrivals/arrival'
import { accountedFor, unbalancedRows } from '@/lib/migration/tally'
import { ButtonLink } from '../button'
import { Notice } from '../notice'
import { ReconciliationTable } from './reconciliation-table'

type Props = { id: string; title: string; report: ArrivalReport; isRehearsal: boolean; hasFiles: boolean }

/** What a rehearsal or an import found and did: that it adds up, what was left out and why, what to look at. */
export function ImportReport({ id, title, report, isRehearsal, hasFiles }: Props) {
  const { tally, findings, becomes, taken, redirects, hasComments } = report
  const left = tally.flatMap(({ kind, status, skipped }) =>
    skipped.map(({ reason, count }) => ({ of: status === '' ? kind : `${kind}, ${status}`, reason, count })),
  )
  return (
    <section className="structure-group import-report" aria-labelledby={`${id}-report`}>
      <h2 id={`${id}-report`}>{title}</h2>
      <AddsUp report={report} />
      <ReconciliationTable tally={tally} isRehearsal={isRehearsal} />
      {left.length > 0 && (
        <Part title="Left out, and why" count={left.length} isOpen>
          {left.map(({ of, reason, count }) => (
            <li key={`${of} ${reason}`}>
              {count.toLocaleString('en')} × {of}: {reason}
            </li>
          ))}
        </Part>
      )}
      {findings.length > 0 && (
        <div className="import-findings">
          <h3>To look at</h3>
          {findings.map(({ what, count, where }) => (
            <details key={what}>
              <summary>
                {count.toLocaleString('en')} × {what}
              </summary>
              <ul>
                {where.map((place) => (
                  <li key={place}>{place}</li>
                ))}
                {count > where.length && <li>… {(count - where.length).toLocaleString('en')} more</li>}
              </ul>
            </details>
          ))}
        </div>
      )}
      <Part title="What becomes what" {...moves(becomes, ({ from, to }) => [from, to])} />
      <Part title="Addresses that were taken" {...moves(taken, ({ slug, becomes: to }) => [slug, to])} />
      <Part title="Redirects" {...moves(redirects, ({ from, to }) => [from, to])} />
      {hasFiles && (
        <div className="admin-actions">
          <ButtonLink href={`/api/v1/newsroom/imports/${id}/files/report.json`} kind="quiet" download>
            Save the whole report
          </ButtonLink>
          {hasComments && (
            <ButtonLink href={`/api/v1/newsroom/imports/${id}/files/comments.jsonl`} kind="quiet" download>
              Save the comments
            </ButtonLink>
          )}
        </div>
      )}
    </section>
  )
}

function AddsUp({ report: { tally } }: { report: ArrivalReport }) {
  const found = tally.reduce((sum, row) => sum + row.found, 0)
  const accounted = tally.reduce((sum, row) => sum + accountedFor(row), 0)
  const wrong = unbalancedRows(tally)
  if (wrong.length === 0)
    return (
      <Notice title="It adds up">
        <p>
          {found.toLocaleString('en')} found, {accounted.toLocaleString('en')} accounted for.
        </p>
      </Notice>
    )
  return (
    <Notice kind="warning" title="It does not add up">
      <p>
        {wrong.map(({ kind, status }) => `${kind} ${status}`.trim()).join(', ')}: {found} found, {accounted} accounted
        for. Nothing was removed; please report this.
      </p>
    </Notice>
  )
}

type PartProps = { title: string; count: number; isOpen?: boolean; children: ReactNode }

function Part({ title, count, isOpen = false, children }: PartProps) {
  if (count === 0) return null
  return (
    <details open={isOpen}>
      <summary>
        {title} ({count.toLocaleString('en')})
      </summary>
      <ul>{children}</ul>
    </details>
  )
}

function moves<Entry>(
  { count, first }: Beginning<Entry>,
  toPair: (entry: Entry) => [string, string],
): { count: number; children: ReactNode } {
  const lines = first.map((entry, index) => {
    const [from, to] = toPair(entry)
    return (
      <li key={`${from} ${index}`}>
        {from} → {to}
      </li>
    )
  })
  const more = count - first.length
  return {
    count,
    children: (
      <>
        {lines}
        {more > 0 && <li>… {more.toLocaleString('en')} more, all of them in the whole report</li>}
      </>
    ),
  }
}
