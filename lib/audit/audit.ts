import { z } from 'zod'

/** What something was done to. A name is kept beside the id, so that the entry still reads when the thing is gone. */
const auditSubjectSchema = z.object({
  kind: z.string().min(1).max(40),
  id: z.string().min(1).max(200),
  name: z.string().max(200),
})

/** An act in words of its own kind, `article.publish`, `account.role`: what stands before the dot is the subject's kind. */
export const auditEntrySchema = z.object({
  action: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  subject: auditSubjectSchema,
  detail: z.string().max(500).default(''),
})
export type AuditEntry = z.input<typeof auditEntrySchema>

export type AuditEvent = {
  id: string
  at: Date
  actorId: string
  actorName: string
  action: string
  subject: { kind: string; id: string; name: string }
  detail: string
}
