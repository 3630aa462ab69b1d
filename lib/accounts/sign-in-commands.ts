import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { queueLetter } from '@/lib/mail/mail-commands'
import { clearLimit, consumeLimit, returnToLimit } from '@/lib/rate-limits/rate-limit-commands'
import { challengeSchema, codeSchema, emailKey, emailSchema, givenPasswordSchema, type Visitor } from './account'
import { noAccountLetter, signInLetter } from './account-letters'
import * as accounts from './account-repository'
import { issueCode, redeemCode } from './code-commands'
import { isPassword } from './password-hash'
import { openSession, type OpenedSession } from './session-commands'

export const signInSchema = z.object({
  name: z.string().trim().min(1, 'Please give your user name or e-mail.').max(254),
  password: givenPasswordSchema,
  isRemembered: z.boolean(),
})

/**
 * Signs in by user name or e-mail and password. Everyone who is refused learns the same, after the same work: whether
 * there is such an account, whether it is disabled, whether it has a password. Tries are counted before the password is
 * looked at, so a right one waits as long as a wrong one.
 */
export async function signInByPassword(
  visitor: Visitor,
  input: z.input<typeof signInSchema>,
): Promise<{ value: OpenedSession; staleTags: string[] }> {
  const { name, password, isRemembered } = parseInput(signInSchema, input)
  await consumeLimit('sign-in-network', visitor.network)
  await consumeLimit('sign-in', emailKey(name))
  const found = await accounts.findForSignIn(name)
  const isRight = await isPassword(password, found?.passwordHash ?? null)
  if (!isRight || found?.account.state !== 'active') {
    throw new AppError('UNAUTHENTICATED', 'The name or the password is not right.')
  }
  await Promise.all([clearLimit('sign-in', emailKey(name)), returnToLimit('sign-in-network', visitor.network)])
  return { value: await openSession(found.account, { visitor, isRemembered }), staleTags: [] }
}

export const signInCodeRequestSchema = z.object({ email: emailSchema, isRemembered: z.boolean() })

/** Mails a code to sign in with; to an address without an account, that it has none. The answer is the same. */
export async function requestSignInCode(
  visitor: Visitor,
  input: z.input<typeof signInCodeRequestSchema>,
): Promise<{ value: { challenge: string }; staleTags: string[] }> {
  const { email, isRemembered } = parseInput(signInCodeRequestSchema, input)
  const account = await accounts.findByEmail(email)
  const isKnown = account?.state === 'active'
  const { challenge, code } = await issueCode(visitor, {
    email,
    purpose: isKnown ? { kind: 'sign-in', accountId: account.id, isRemembered } : { kind: 'nobody' },
  })
  await queueLetter(email, isKnown ? signInLetter(code) : noAccountLetter())
  return { value: { challenge }, staleTags: [] }
}

export const codeAnswerSchema = z.object({ challenge: challengeSchema, code: codeSchema })

/** Signs in with the code that was mailed, once. */
export async function signInByCode(
  visitor: Visitor,
  input: z.input<typeof codeAnswerSchema>,
): Promise<{ value: OpenedSession; staleTags: string[] }> {
  const answer = parseInput(codeAnswerSchema, input)
  const { accountId, isRemembered } = await redeemCode(visitor, { kind: 'sign-in', ...answer })
  const account = await accounts.findById(accountId)
  if (!account) throw new AppError('NOT_FOUND', 'This account is gone.')
  await clearLimit('sign-in', emailKey(account.email))
  return { value: await openSession(account, { visitor, isRemembered }), staleTags: [] }
}
