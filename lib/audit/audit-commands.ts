import 'server-only'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import { log } from '@/lib/log'
import { auditEntrySchema, type AuditEntry } from './audit'
import * as audit from './audit-repository'

/**
 * Writes down who did what, after it was done; called by the command that did it. It never fails the act that it
 * tells of: what could not be written stands in the server's log. Long names and details are cut.
 */
export async function recordAudit(actor: Actor, entry: AuditEntry): Promise<void> {
  const { subject, detail = '' } = entry
  try {
    const parsed = auditEntrySchema.parse({
      ...entry,
      subject: { ...subject, name: subject.name.slice(0, 200) },
      detail: detail.slice(0, 500),
    })
    await audit.insert({ ...parsed, at: new Date(), actorId: actor.id, actorName: actor.name })
  } catch (error) {
    log.error({ error: String(error), action: entry.action, subject: subject.id }, 'an act is not in the audit log')
  }
}

/** The same for what the site also does itself by the hundred: seeding and importing are nobody's acts one by one. */
export async function recordPersonsAct(actor: Actor, entry: AuditEntry): Promise<void> {
  if (actor.id !== SYSTEM_ACTOR.id) await recordAudit(actor, entry)
}
