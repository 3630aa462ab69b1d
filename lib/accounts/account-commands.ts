import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { exportKept, forgetKept } from '@/lib/keeping/keeping-commands'
import { queueLetter } from '@/lib/mail/mail-commands'
import { forgetSubscriber } from '@/lib/newsletter/newsletter-commands'
import { emailSchema, nameSchema, userNameSchema, type Account, type Visitor } from './account'
import { requireAnotherAdmin } from './account-admin-commands'
import { changeEmailLetter, emailChangedLetter, knownAccountLetter } from './account-letters'
import * as accounts from './account-repository'
import { issueCode, redeemCode } from './code-commands'
import { requireOwnPassword } from './password-commands'
import { requirePermission, type Actor } from './permissions'
import * as sessions from './session-repository'
import { codeAnswerSchema } from './sign-in-commands'

export const profileSchema = z.object({ name: nameSchema, userName: userNameSchema })

/** Changes how the actor is called. Throws CONFLICT where the user name is another's. */
export async function saveProfile(
  actor: Actor,
  input: z.input<typeof profileSchema>,
): Promise<{ value: Account; staleTags: string[] }> {
  requirePermission(actor, 'account:own')
  return { value: await change(actor.id, parseInput(profileSchema, input)), staleTags: [] }
}

export const emailChangeSchema = z.object({ email: emailSchema, password: z.string().max(200) })

/** Mails a code to the new address. One that is another's account gets a mail that says so; the answer is the same. */
export async function requestEmailChange(
  actor: Actor,
  input: z.input<typeof emailChangeSchema>,
  visitor: Visitor,
): Promise<{ value: { challenge: string }; staleTags: string[] }> {
  requirePermission(actor, 'account:own')
  const { email, password } = parseInput(emailChangeSchema, input)
  await requireOwnPassword(actor, { password, field: 'password' })
  const known = await accounts.findByEmail(email)
  const { challenge, code } = await issueCode(visitor, {
    email,
    purpose: known ? { kind: 'nobody' } : { kind: 'change-email', accountId: actor.id, email },
  })
  await queueLetter(email, known ? knownAccountLetter() : changeEmailLetter(code))
  return { value: { challenge }, staleTags: [] }
}

/** Takes the new address over, and tells the old one. */
export async function confirmEmailChange(
  actor: Actor,
  input: z.input<typeof codeAnswerSchema>,
  visitor: Visitor,
): Promise<{ value: Account; staleTags: string[] }> {
  requirePermission(actor, 'account:own')
  const answer = parseInput(codeAnswerSchema, input)
  const before = await accounts.findById(actor.id)
  const { accountId, email } = await redeemCode(visitor, { kind: 'change-email', ...answer })
  if (!before || accountId !== actor.id) throw new AppError('FORBIDDEN', 'This code belongs to another account.')
  const account = await change(actor.id, { email })
  await queueLetter(before.email, emailChangedLetter())
  return { value: account, staleTags: [] }
}

/** Everything that is kept about the actor. */
export async function exportAccount(actor: Actor): Promise<Record<string, unknown>> {
  requirePermission(actor, 'account:own')
  const account = await accounts.findById(actor.id)
  return { account, sessions: await sessions.listOf(actor.id, 50), kept: await exportKept(actor) }
}

export const deletionSchema = z.object({ email: emailSchema, password: z.string().max(200) })

/**
 * Deletes the actor's account and everything that hangs on it, for good. Bylines stay: they name an author of the
 * publication, not an account. The last admin cannot go.
 */
export async function deleteAccount(
  actor: Actor,
  input: z.input<typeof deletionSchema>,
): Promise<{ value: null; staleTags: string[] }> {
  requirePermission(actor, 'account:own')
  const { email, password } = parseInput(deletionSchema, input)
  const account = await accounts.findById(actor.id)
  if (!account) throw new AppError('NOT_FOUND', 'This account is gone.')
  if (account.email.toLowerCase() !== email.toLowerCase()) {
    const message = 'This is not the address of your account.'
    throw new AppError('INVALID', message, { fields: { email: message } })
  }
  await requireOwnPassword(actor, { password, field: 'password' })
  await requireAnotherAdmin(account)
  await sessions.removeAllOf(actor.id)
  await Promise.all([forgetKept(actor), forgetSubscriber(account.email)])
  await accounts.remove(actor.id)
  return { value: null, staleTags: [] }
}

async function change(id: string, fields: accounts.AccountChange): Promise<Account> {
  const account = await accounts.update(id, fields, { endsSessions: false })
  if (!account) throw new AppError('NOT_FOUND', 'This account is gone.')
  return account
}
