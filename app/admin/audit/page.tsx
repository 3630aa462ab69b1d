import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { AuditDays, type AuditRow } from '@/components/admin/audit/audit-days'
import { AuditFilters } from '@/components/admin/audit/audit-filters'
import { ButtonLink } from '@/components/admin/button'
import { EmptyState } from '@/components/admin/empty-state'
import { listStaff } from '@/lib/accounts/account-lookup'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import type { AuditEvent } from '@/lib/audit/audit'
import { auditPath, parseAuditFilter } from '@/lib/audit/audit-filter'
import { listAuditEvents } from '@/lib/audit/audit-lookup'
import { auditSentence } from '@/lib/audit/audit-sentence'
import { formatClock, formatDayFull } from '@/lib/dates'
import type { Query } from '@/lib/http/return-path'
import { getSite } from '@/lib/publication/site-queries'

export const metadata: Metadata = { title: 'Audit log' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { actor } = await requireSignedIn('audit:read', { path: '/admin/audit' })
  const filter = parseAuditFilter(await searchParams)
  const { timeZone } = await getSite()
  const [{ events, next }, staff] = await Promise.all([listAuditEvents(actor, filter, { timeZone }), listStaff()])
  return (
    <AdminPage
      title="Audit log"
      width="text"
      intro="Who did what, the newest first. Nothing here can be changed or removed."
    >
      <AuditFilters filter={filter} people={toPeople(staff, events)} />
      {events.length === 0 && (
        <EmptyState title="Nothing here">
          What people do in the newsroom is written down from now on. Another person, or a wider span of days, may show
          more.
        </EmptyState>
      )}
      <AuditDays days={toDays(events, timeZone)} />
      <nav className="list-pages" aria-label="Pages">
        {filter.after !== '' && <ButtonLink href={auditPath({ ...filter, after: '' })}>← Newest</ButtonLink>}
        {next !== null && <ButtonLink href={auditPath({ ...filter, after: next })}>Earlier →</ButtonLink>}
      </nav>
    </AdminPage>
  )
}

/** Whoever may enter the newsroom, the site itself, and who is named in the log and is there no more. */
function toPeople(staff: readonly { id: string; name: string }[], events: readonly AuditEvent[]) {
  const named = events.map(({ actorId, actorName }) => ({ id: actorId, name: actorName }))
  return [...new Map([...named, ...staff, SYSTEM_ACTOR].map(({ id, name }) => [id, { id, name }])).values()].toSorted(
    (one, other) => one.name.localeCompare(other.name),
  )
}

function toDays(events: readonly AuditEvent[], timeZone: string): { day: string; rows: AuditRow[] }[] {
  const days = new Map<string, AuditRow[]>()
  for (const event of events) {
    const day = formatDayFull(event.at, timeZone)
    const rows = days.get(day) ?? []
    rows.push({
      id: event.id,
      time: formatClock(event.at, timeZone),
      who: event.actorName,
      whoPath: auditPath({ person: event.actorId }),
      ...auditSentence(event),
    })
    days.set(day, rows)
  }
  return [...days].map(([day, rows]) => ({ day, rows }))
}
