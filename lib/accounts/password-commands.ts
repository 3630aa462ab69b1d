import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { queueLetter } from '@/lib/mail/mail-commands'
import { clearLimit, consumeLimit } from '@/lib/rate-limits/rate-limit-commands'
import {
  challengeSchema,
  codeSchema,
  emailKey,
  emailSchema,
  newPasswordSchema,
  type Account,
  type Visitor,
} from './account'
import { noAccountLetter, passwordChangedLetter, resetLetter } from './account-letters'
import * as accounts from './account-repository'
import { issueCode, redeemCode } from './code-commands'
import { hashPassword, isPassword } from './password-hash'
import { requirePermission, type Actor } from './permissions'
import { openSession, type OpenedSession } from './session-commands'
import * as sessions from './session-repository'

export const resetRequestSchema = z.object({ email: emailSchema })

/** Mails a code that lets its reader choose a new password. The answer is the same for every address. */
export async function requestPasswordReset(
  visitor: Visitor,
  input: z.input<typeof resetRequestSchema>,
): Promise<{ value: { challenge: string }; staleTags: string[] }> {
  const { email } = parseInput(resetRequestSchema, input)
  await consumeLimit('reset', visitor.network)
  const account = await accounts.findByEmail(email)
  const isKnown = account?.state === 'active'
  const { challenge, code } = await issueCode(visitor, {
    email,
    purpose: isKnown ? { kind: 'reset', accountId: account.id } : { kind: 'nobody' },
  })
  await queueLetter(email, isKnown ? resetLetter(code) : noAccountLetter())
  return { value: { challenge }, staleTags: [] }
}

export const resetSchema = z.object({ challenge: challengeSchema, code: codeSchema, password: newPasswordSchema })

/** Sets a new password with the code that was mailed, ends all sessions and begins one here. */
export async function resetPassword(
  visitor: Visitor,
  input: z.input<typeof resetSchema>,
): Promise<{ value: OpenedSession; staleTags: string[] }> {
  const { challenge, code, password } = parseInput(resetSchema, input)
  const { accountId } = await redeemCode(visitor, { kind: 'reset', challenge, code })
  const account = await setPassword(accountId, password)
  await clearLimit('sign-in', emailKey(account.email))
  return { value: await openSession(account, { visitor, isRemembered: false }), staleTags: [] }
}

export const passwordChangeSchema = z.object({ current: z.string().max(200), password: newPasswordSchema })

/** Changes the actor's password, ends all sessions and begins one here. */
export async function changePassword(
  actor: Actor,
  input: z.input<typeof passwordChangeSchema>,
  { visitor, isRemembered }: { visitor: Visitor; isRemembered: boolean },
): Promise<{ value: OpenedSession; staleTags: string[] }> {
  requirePermission(actor, 'account:own')
  const { current, password } = parseInput(passwordChangeSchema, input)
  await requireOwnPassword(actor, { password: current, field: 'current' })
  const account = await setPassword(actor.id, password)
  await queueLetter(account.email, passwordChangedLetter())
  return { value: await openSession(account, { visitor, isRemembered }), staleTags: [] }
}

/** Whoever sits at a signed-in browser proves that it is theirs. Accounts without a password have nothing to prove. */
export async function requireOwnPassword(
  actor: Actor,
  { password, field }: { password: string; field: string },
): Promise<void> {
  const storedHash = await accounts.findPasswordHash(actor.id)
  if (storedHash === null) return
  await consumeLimit('sign-in', actor.id)
  if (!(await isPassword(password, storedHash))) {
    const message = 'This is not your password.'
    throw new AppError('INVALID', message, { fields: { [field]: message } })
  }
  await clearLimit('sign-in', actor.id)
}

/** Writes a password and ends every session of the account. */
export async function setPassword(accountId: string, password: string): Promise<Account> {
  const passwordHash = await hashPassword(password)
  const account = await accounts.update(accountId, { passwordHash }, { endsSessions: true })
  if (!account) throw new AppError('NOT_FOUND', 'This account is gone.')
  await sessions.removeAllOf(accountId)
  return account
}
