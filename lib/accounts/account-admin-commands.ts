import 'server-only'
import { z } from 'zod'
import { recordAudit, recordPersonsAct } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { emailSchema, nameSchema, newPasswordSchema, roleSchema, type Account } from './account'
import * as accounts from './account-repository'
import { setPassword } from './password-commands'
import { hashPassword } from './password-hash'
import { requirePermission, type Actor } from './permissions'
import { insertNamed } from './registration-commands'
import * as sessions from './session-repository'

const newAccountSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  role: roleSchema,
  password: newPasswordSchema,
})

/** Makes an account whose address nobody has to confirm: an operator or an admin vouches for it. */
export async function createAccount(
  actor: Actor,
  input: z.input<typeof newAccountSchema>,
): Promise<{ value: Account; staleTags: string[] }> {
  requirePermission(actor, 'accounts:manage')
  const { password, ...account } = parseInput(newAccountSchema, input)
  const passwordHash = await hashPassword(password)
  const value = await insertNamed({ ...account, passwordHash, providerKeys: [] })
  await recordPersonsAct(actor, { action: 'account.create', subject: subjectOf(value), detail: value.role })
  return { value, staleTags: [] }
}

const readerSchema = z.object({ email: emailSchema, name: z.string() })

/**
 * Makes a reader who has no password yet: they sign in by a code that goes to their address. `isKnown` where the address
 * has an account already, which stays as it is.
 */
export async function importReader(
  actor: Actor,
  input: z.input<typeof readerSchema>,
): Promise<{ value: Account; isKnown: boolean; staleTags: string[] }> {
  requirePermission(actor, 'accounts:manage')
  const { email, name } = parseInput(readerSchema, input)
  const known = await accounts.findByEmail(email)
  if (known) return { value: known, isKnown: true, staleTags: [] }
  const named = name.trim().slice(0, 80) || email.replace(/@.*$/, '')
  const value = await insertNamed({ name: named, email, role: 'reader', passwordHash: null, providerKeys: [] })
  return { value, isKnown: false, staleTags: [] }
}

/**
 * Puts an account of an export back under its id, without a password: its owner signs in by a code. False where the id,
 * the address or the user name is somebody's already, who stay as they are.
 */
export async function restoreAccount(
  actor: Actor,
  account: Pick<Account, 'id' | 'name' | 'userName' | 'email' | 'role' | 'state' | 'createdAt'>,
): Promise<boolean> {
  requirePermission(actor, 'accounts:manage')
  if (await accounts.findById(account.id)) return false
  try {
    await accounts.insertRestored(account)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return false
    throw error
  }
}

/** Gives a role and ends all sessions. The last admin stays one. */
export async function setRole(
  actor: Actor,
  input: { accountId: string; role: Account['role'] },
): Promise<{ value: Account; staleTags: string[] }> {
  requirePermission(actor, 'accounts:manage')
  const { accountId, role } = parseInput(z.object({ accountId: z.string(), role: roleSchema }), input)
  const before = await requireAccount(accountId)
  if (role !== 'admin') await requireAnotherAdmin(before)
  const value = await changeAndEnd(before, { role })
  await recordAudit(actor, { action: 'account.role', subject: subjectOf(value), detail: `${before.role} → ${role}` })
  return { value, staleTags: [] }
}

/** Closes an account, or opens it again, and ends all sessions. The last admin stays. */
export async function setState(
  actor: Actor,
  input: { accountId: string; state: Account['state'] },
): Promise<{ value: Account; staleTags: string[] }> {
  requirePermission(actor, 'accounts:manage')
  const { accountId, state } = parseInput(
    z.object({ accountId: z.string(), state: z.enum(['active', 'disabled']) }),
    input,
  )
  const before = await requireAccount(accountId)
  if (state === 'disabled') await requireAnotherAdmin(before)
  const value = await changeAndEnd(before, { state })
  const action = state === 'disabled' ? 'account.disable' : 'account.enable'
  await recordAudit(actor, { action, subject: subjectOf(value) })
  return { value, staleTags: [] }
}

/** Gives an account a password that its owner does not know yet, and ends all sessions. */
export async function givePassword(
  actor: Actor,
  input: { accountId: string; password: string },
): Promise<{ value: Account; staleTags: string[] }> {
  requirePermission(actor, 'accounts:manage')
  const { accountId, password } = parseInput(z.object({ accountId: z.string(), password: newPasswordSchema }), input)
  const value = await setPassword(accountId, password)
  await recordAudit(actor, { action: 'account.password', subject: subjectOf(value) })
  return { value, staleTags: [] }
}

/** Throws CONFLICT for the one active admin that a site has to keep. */
export async function requireAnotherAdmin(account: Account): Promise<void> {
  if (isActiveAdmin(account) && (await accounts.countActive('admin', 2)) < 2) throw lastAdmin()
}

async function requireAccount(id: string): Promise<Account> {
  const account = await accounts.findById(id)
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.')
  return account
}

async function changeAndEnd(before: Account, change: accounts.AccountChange): Promise<Account> {
  const account = await accounts.update(before.id, change, { endsSessions: true })
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.')
  await sessions.removeAllOf(before.id)
  // Two admins may take the role from each other at the same time: whoever finds no admin left takes the change back.
  if (isActiveAdmin(before) && !isActiveAdmin(account) && (await accounts.countActive('admin', 1)) === 0) {
    const { role, state } = before
    await accounts.update(before.id, { role, state }, { endsSessions: false })
    throw lastAdmin()
  }
  return account
}

const isActiveAdmin = ({ role, state }: Account) => role === 'admin' && state === 'active'
const subjectOf = ({ id, name }: Account) => ({ kind: 'account', id, name })
const lastAdmin = () => new AppError('CONFLICT', 'This is the only admin. Make somebody else an admin first.')
