import type { Role, StaffRole } from '@/lib/accounts/permissions'

export const ROLE_NAMES: Record<Role, string> = { reader: 'Reader', author: 'Author', editor: 'Editor', admin: 'Admin' }

export const ROLE_SENTENCES: Record<StaffRole, string> = {
  author: 'Author: writes and sees their own drafts',
  editor: 'Editor: edits and publishes everything',
  admin: 'Admin: also settings and people',
}
