import { randomUUID } from 'node:crypto'
import { createAccount } from '@/lib/accounts/account-admin-commands'
import { SYSTEM_ACTOR, type Actor, type Role } from '@/lib/accounts/permissions'
import { openSession } from '@/lib/accounts/session-commands'
import { SESSION_COOKIE, toToken } from '@/lib/accounts/session-token'

export { SESSION_COOKIE }

type Session = { actor: Actor; token: string }

/** A new account with a role, and a session of it, past every form: for what is not about signing in. */
export async function newSession(
  role: Role,
  { name, email, password = randomUUID() }: { name: string; email: string; password?: string },
): Promise<Session> {
  const { value } = await createAccount(SYSTEM_ACTOR, { name, email, password, role })
  const session = await openSession(value, { visitor: { network: 'test', agent: '' }, isRemembered: false })
  return { actor: { id: value.id, name: value.name, role }, token: await toToken(session) }
}
