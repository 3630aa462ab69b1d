import 'server-only'
import { collection, newId } from '@/lib/db/connection'
import { emailKey } from './account'
import type { Invitation } from './invitation'

/** Who reads the database cannot accept one: it holds the hash of the link's secret. */
type InvitationDocument = Omit<Invitation, 'id'> & {
  _id: string
  schemaVersion: 1
  emailKey: string
  tokenHash: string
}

const documents = () => collection<InvitationDocument>('invitations')

/** Index invitation_email: an address has one invitation. Another one takes its place, and the earlier link is over. */
export async function save(invitation: Omit<Invitation, 'id'> & { tokenHash: string }): Promise<Invitation> {
  const key = emailKey(invitation.email)
  const saved = await (
    await documents()
  ).findOneAndUpdate(
    { emailKey: key },
    { $set: { ...invitation, schemaVersion: 1 as const }, $setOnInsert: { _id: newId() } },
    { upsert: true, returnDocument: 'after' },
  )
  if (!saved) throw new Error('The database gave back nothing for what it has just written.')
  return toInvitation(saved)
}

/** Index invitation_token: the open invitation with this secret. */
export async function findByTokenHash(tokenHash: string, now: Date): Promise<Invitation | null> {
  const found = await (await documents()).findOne({ tokenHash, expiresAt: { $gt: now } })
  return found ? toInvitation(found) : null
}

/** Index invitation_token: true for the one caller who uses it. */
export async function take(tokenHash: string): Promise<boolean> {
  return (await (await documents()).deleteOne({ tokenHash })).deletedCount === 1
}

/** Index invitation_expiry: open ones, those that last longest first. */
export async function list(now: Date, limit: number): Promise<Invitation[]> {
  const found = await (
    await documents()
  )
    .find({ expiresAt: { $gt: now } })
    .sort({ expiresAt: -1 })
    .limit(limit)
    .toArray()
  return found.map(toInvitation)
}

/** Null where it was gone already. */
export async function remove(id: string): Promise<Invitation | null> {
  const removed = await (await documents()).findOneAndDelete({ _id: id })
  return removed ? toInvitation(removed) : null
}

const toInvitation = (document: InvitationDocument): Invitation => ({
  id: document._id,
  email: document.email,
  role: document.role,
  invitedById: document.invitedById,
  invitedByName: document.invitedByName,
  createdAt: document.createdAt,
  expiresAt: document.expiresAt,
})
