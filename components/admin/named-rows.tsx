import type { ReactNode } from 'react'
import { ButtonLink } from './button'
import { EmptyState } from './empty-state'

type Row = { id: string; href: string; name: string; note?: ReactNode }
type Props = { rows: readonly Row[]; empty: string; nextHref: string | null }

/** Things by name, each a link to where it is changed, and the way to the following ones. */
export function NamedRows({ rows, empty, nextHref }: Props) {
  if (rows.length === 0) return <EmptyState title={empty} />
  return (
    <>
      <ul className="admin-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <a href={row.href}>{row.name}</a>
            <span className="admin-rows-note">{row.note}</span>
          </li>
        ))}
      </ul>
      {nextHref !== null && (
        <p className="admin-rows-more">
          <ButtonLink href={nextHref}>More</ButtonLink>
        </p>
      )}
    </>
  )
}

/** Finds things by the beginning of their name, without script too. */
export function NameFilter({ action, label, value }: { action: string; label: string; value: string }) {
  return (
    <form action={action} className="admin-form admin-form-inline admin-filter" role="search">
      <div className="admin-field">
        <label htmlFor="filter">{label}</label>
        <input id="filter" type="search" name="q" defaultValue={value} />
      </div>
      <button type="submit" className="admin-button">
        Find
      </button>
    </form>
  )
}
