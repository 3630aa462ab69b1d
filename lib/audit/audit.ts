import { z } from 'zod'
import { AUDIT_ACTIONS } from './audit-actions'

/** What something was done to. A name is kept beside the id, so that the entry still reads when the thing is gone. */
const auditSubjectSchema = z.object({
  kind: z.string().min(1).max(40),
  id: z.string().min(1).max(200),
  name: z.string().max(200),
})

/** An act that has its words in `audit-actions.ts`: what stands before the dot is the subject's kind. */
export const auditEntrySchema = z.object({
  action: z.enum(AUDIT_ACTIONS),
  subject: auditSubjectSchema,
  detail: z.string().max(500).default(''),
})
export type AuditEntry = z.input<typeof auditEntrySchema>

/** `action` may be one that this version of the program no longer knows. */
export type AuditEvent = {
  id: string
  at: Date
  actorId: string
  actorName: string
  action: string
  subject: { kind: string; id: string; name: string }
  detail: string
}
