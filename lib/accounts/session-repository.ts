import 'server-only'
import { randomBytes } from 'node:crypto'
import { collection } from '@/lib/db/connection'

/** One browser that is signed in. No address is kept, and what it calls itself only in two words. */
export type AccountSession = { id: string; accountId: string; agent: string; createdAt: Date; seenAt: Date }
type SessionDocument = Omit<AccountSession, 'id'> & { _id: string; schemaVersion: 1; expiresAt: Date }

const documents = () => collection<SessionDocument>('accountSessions')

export async function insert(session: { accountId: string; agent: string; expiresAt: Date }): Promise<AccountSession> {
  const now = new Date()
  const document: SessionDocument = {
    _id: randomBytes(12).toString('hex'),
    schemaVersion: 1,
    ...session,
    createdAt: now,
    seenAt: now,
  }
  await (await documents()).insertOne(document)
  return toSession(document)
}

export async function find(id: string): Promise<AccountSession | null> {
  const found = await (await documents()).findOne({ _id: id, expiresAt: { $gt: new Date() } })
  return found ? toSession(found) : null
}

/** Index account_session_owner: the newest first. */
export async function listOf(accountId: string, limit: number): Promise<AccountSession[]> {
  const found = await (await documents()).find({ accountId }).sort({ createdAt: -1 }).limit(limit).toArray()
  const now = new Date()
  return found.filter((session) => session.expiresAt > now).map(toSession)
}

export async function touch(id: string): Promise<void> {
  await (await documents()).updateOne({ _id: id }, { $set: { seenAt: new Date() } })
}

/** Ends one session of this account. */
export async function remove(accountId: string, id: string): Promise<void> {
  await (await documents()).deleteOne({ _id: id, accountId })
}

/** Index account_session_owner. */
export async function removeAllOf(accountId: string): Promise<void> {
  await (await documents()).deleteMany({ accountId })
}

const toSession = ({ _id, accountId, agent, createdAt, seenAt }: SessionDocument): AccountSession => ({
  id: _id,
  accountId,
  agent,
  createdAt,
  seenAt,
})
