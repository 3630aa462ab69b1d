import 'server-only'
import { collection, newId } from '@/lib/db/connection'
import type { AuditEvent } from './audit'

type AuditDocument = Omit<AuditEvent, 'id' | 'subject'> & {
  _id: string
  schemaVersion: 1
  kind: string
  subjectId: string
  subjectName: string
}

const documents = () => collection<AuditDocument>('auditEvents')

/** Nothing in this file changes or removes an event: the log only grows. */
export async function insert({ subject, ...event }: Omit<AuditEvent, 'id'>): Promise<void> {
  const { kind, id: subjectId, name: subjectName } = subject
  await (await documents()).insertOne({ _id: newId(), schemaVersion: 1, ...event, kind, subjectId, subjectName })
}
