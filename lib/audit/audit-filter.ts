import { z } from 'zod'
import { parseDay } from '@/lib/dates'
import { parseCursor } from '@/lib/cursor'

const text = (max: number) => z.string().trim().max(max).catch('').default('')
const day = z
  .string()
  .transform((value) => parseDay(value) ?? '')
  .catch('')
  .default('')

/** What the log is asked for. It stands in the address, so that it can be kept, sent and gone back to. */
const auditFilterSchema = z.object({
  /** The id of an account. */
  person: text(60),
  /** A kind (`article`), or one of its acts (`article.publish`). */
  what: z
    .string()
    .regex(/^[a-z-]+(\.[a-z-]+)?$/)
    .catch('')
    .default(''),
  /** Calendar days of the publication, both included. */
  from: day,
  to: day,
  /** Where the page begins: what came before this event. */
  after: z
    .string()
    .refine((value) => parseCursor(value) !== null)
    .catch('')
    .default(''),
})
export type AuditFilter = z.output<typeof auditFilterSchema>

/** What an address asks for. Whatever cannot be understood is as if it were not there. */
export function parseAuditFilter(query: Record<string, string | string[] | undefined>): AuditFilter {
  const single = Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'string'))
  return auditFilterSchema.parse(single)
}

export function auditPath(filter: Partial<AuditFilter>): `/${string}` {
  const pairs = Object.entries(filter).filter(([, value]) => value !== '')
  return pairs.length === 0 ? '/admin/audit' : `/admin/audit?${new URLSearchParams(pairs).toString()}`
}
