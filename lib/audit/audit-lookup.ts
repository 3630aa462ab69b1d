import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { cursorText, parseCursor } from '@/lib/cursor'
import { dayAfter, parseDay, startOfDay } from '@/lib/dates'
import type { AuditEvent } from './audit'
import type { AuditFilter } from './audit-filter'
import { list } from './audit-repository'

const PAGE_LENGTH = 50

/** A page of the log, the newest first, past every cache; `next` is where the earlier ones begin. */
export async function listAuditEvents(
  actor: Actor,
  filter: AuditFilter,
  { timeZone }: { timeZone: string },
): Promise<{ events: AuditEvent[]; next: string | null }> {
  requirePermission(actor, 'audit:read')
  const { person, what } = filter
  const [from, to] = [parseDay(filter.from), parseDay(filter.to)]
  const found = await list({
    ...(person !== '' && { actorId: person }),
    ...(what !== '' && (what.includes('.') ? { action: what } : { kind: what })),
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(to && { upTo: startOfDay(dayAfter(to), timeZone) }),
    after: parseCursor(filter.after),
    limit: PAGE_LENGTH + 1,
  })
  const events = found.slice(0, PAGE_LENGTH)
  const last = events.at(-1)
  return { events, next: found.length > PAGE_LENGTH && last ? cursorText(last) : null }
}
