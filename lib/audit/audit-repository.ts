import 'server-only'
import type { Filter } from 'mongodb'
import type { Cursor } from '@/lib/cursor'
import { collection, newId } from '@/lib/db/connection'
import type { AuditEvent } from './audit'

type AuditDocument = Omit<AuditEvent, 'id' | 'subject'> & {
  _id: string
  schemaVersion: 1
  kind: string
  subjectId: string
  subjectName: string
}

/** An act says its kind: where it is asked for, the kind is not. */
export type AuditQuery = {
  actorId?: string
  kind?: string
  action?: string
  from?: Date
  upTo?: Date
  after: Cursor | null
  limit: number
}

const documents = () => collection<AuditDocument>('auditEvents')

/** Nothing in this file changes or removes an event: the log only grows. */
export async function insert({ subject, ...event }: Omit<AuditEvent, 'id'>): Promise<void> {
  const { kind, id: subjectId, name: subjectName } = subject
  await (await documents()).insertOne({ _id: newId(), schemaVersion: 1, ...event, kind, subjectId, subjectName })
}

/** At most `limit` events, the newest first (index audit_newest, or the one of what is asked for: audit_by_…). */
export async function list({ from, upTo, after, limit, ...equal }: AuditQuery): Promise<AuditEvent[]> {
  const moments: Filter<AuditDocument>[] = [
    ...(from ? [{ at: { $gte: from } }] : []),
    ...(upTo ? [{ at: { $lt: upTo } }] : []),
    ...(after ? [{ at: { $lte: after.at } }, { $or: [{ at: { $lt: after.at } }, { _id: { $lt: after.id } }] }] : []),
  ]
  const found = await (
    await documents()
  )
    .find({ ...equal, ...(moments.length > 0 && { $and: moments }) })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray()
  return found.map(toEvent)
}

const toEvent = ({ _id, schemaVersion: _, kind, subjectId, subjectName, ...event }: AuditDocument): AuditEvent => ({
  ...event,
  id: _id,
  subject: { kind, id: subjectId, name: subjectName },
})
