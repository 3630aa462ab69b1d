import { AppError } from '@/lib/errors'

export const ROLES = ['reader', 'author', 'editor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** The roles that enter the newsroom, the widest last. */
export const STAFF_ROLES = ['author', 'editor', 'admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Whoever asks a command to do something. */
export type Actor = { id: string; name: string; role: Role }

/** Who may do what. A role that is not named may not. */
const PERMISSIONS = {
  'newsroom:enter': ['author', 'editor', 'admin'],
  'articles:write-own': ['author', 'editor', 'admin'],
  'articles:write': ['editor', 'admin'],
  'articles:publish': ['editor', 'admin'],
  /** For good, with every revision. */
  'articles:delete': ['admin'],
  'structure:write': ['editor', 'admin'],
  'editions:write': ['editor', 'admin'],
  'media:write': ['author', 'editor', 'admin'],
  'newsletter:preview': ['editor', 'admin'],
  'publication:write': ['admin'],
  /** Archives of other systems: they bring pieces, people and addresses. */
  'imports:manage': ['admin'],
  /** Who did what. */
  'audit:read': ['admin'],
  /** Which letters wait or failed; their addresses take `accounts:manage`. */
  'mails:read': ['editor', 'admin'],
  'account:own': ['reader', 'author', 'editor', 'admin'],
  'accounts:manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof PERMISSIONS

export function hasPermission(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission]
  return allowed.includes(actor.role)
}

/** Throws FORBIDDEN where the actor's role does not allow it. Called by every command before it looks at its input. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (hasPermission(actor, permission)) return
  throw new AppError('FORBIDDEN', `The role "${actor.role}" may not do this. Ask an editor or an admin.`)
}

/** The program itself, where no person asked: seeding, imports, schedules. */
export const SYSTEM_ACTOR: Actor = { id: 'system', name: 'The site itself', role: 'admin' }
