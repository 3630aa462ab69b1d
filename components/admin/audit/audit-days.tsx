/** An event of the log in words. */
export type AuditRow = {
  id: string
  time: string
  who: string
  /** The same log, of this person alone. */
  whoPath: string
  before: string
  name: string
  path: string | null
  behind: string
}

/** Events under the days on which they happened. */
export function AuditDays({ days }: { days: readonly { day: string; rows: readonly AuditRow[] }[] }) {
  return days.map(({ day, rows }) => (
    <section key={day} className="audit-day" aria-label={day}>
      <h2>{day}</h2>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <span className="audit-time">{row.time}</span>
            <p>
              <a href={row.whoPath} className="audit-who">
                {row.who}
              </a>{' '}
              {row.before}
              {row.path === null ? <b>{row.name}</b> : <a href={row.path}>{row.name}</a>}
              <span className="audit-behind">{row.behind}</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  ))
}
