import 'server-only'
import { z } from 'zod'
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
  return { value: await insertNamed({ ...account, passwordHash, providerKeys: [] }), staleTags: [] }
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

/** Gives a role and ends all sessions. The last admin stays one. */
export async function setRole(
  actor: Actor,
  input: { accountId: string; role: Account['role'] },
): Promise<{ value: Account; staleTags: string[] }> {
  requirePermission(actor, 'accounts:manage')
  const { accountId, role } = parseInput(z.object({ accountId: z.string(), role: roleSchema }), input)
  if (role !== 'admin') await requireAnotherAdmin(await requireAccount(accountId))
  return { value: await changeAndEnd(accountId, { role }), staleTags: [] }
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
  if (state === 'disabled') await requireAnotherAdmin(await requireAccount(accountId))
  return { value: await changeAndEnd(accountId, { state }), staleTags: [] }
}

/** Gives an account a password that its owner does not know yet, and ends all sessions. */
export async function givePassword(
  actor: Actor,
  input: { accountId: string; password: string },
): Promise<{ value: Account; staleTags: string[] }> {
  requirePermission(actor, 'accounts:manage')
  const { accountId, password } = parseInput(z.object({ accountId: z.string(), password: newPasswordSchema }), input)
  return { value: await setPassword(accountId, password), staleTags: [] }
}

/** Throws CONFLICT for the one active admin that a site has to keep. */
export async function requireAnotherAdmin(account: Account): Promise<void> {
  if (account.role !== 'admin' || account.state !== 'active') return
  if ((await accounts.countActive('admin', 2)) > 1) return
  throw new AppError('CONFLICT', 'This is the only admin. Make somebody else an admin first.')
}

async function requireAccount(id: string): Promise<Account> {
  const account = await accounts.findById(id)
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.')
  return account
}

async function changeAndEnd(id: string, change: accounts.AccountChange): Promise<Account> {
  const account = await accounts.update(id, change, { endsSessions: true })
  if (!account) throw new AppError('NOT_FOUND', 'There is no such account.')
  await sessions.removeAllOf(id)
  return account
}
