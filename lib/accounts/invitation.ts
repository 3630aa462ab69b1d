import type { StaffRole } from './permissions'

/** For so long an invitation may be accepted, by page, mail and database alike. */
export const INVITATION_DAYS = 7

/** An open way into the newsroom for whoever reads the mail of an address. Its secret is known to that mail alone. */
export type Invitation = {
  id: string
  email: string
  role: StaffRole
  invitedById: string
  invitedByName: string
  createdAt: Date
  expiresAt: Date
}

/** A role as it stands in a sentence. */
export const ROLE_PHRASES: Record<StaffRole, string> = {
  author: 'an author',
  editor: 'an editor',
  admin: 'an admin',
}
