import 'server-only'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { queueLetter } from '@/lib/mail/mail-commands'
import { consumeLimit } from '@/lib/rate-limits/rate-limit-commands'
import { slugFor } from '@/lib/text'
import { emailSchema, nameSchema, newPasswordSchema, type Account, type Visitor } from './account'
import { knownAccountLetter, registerLetter } from './account-letters'
import * as accounts from './account-repository'
import type { NewAccount } from './account-repository'
import { issueCode, redeemCode } from './code-commands'
import { hashPassword } from './password-hash'
import { openSession, type OpenedSession } from './session-commands'
import { codeAnswerSchema } from './sign-in-commands'

export const registerSchema = z.object({ name: nameSchema, email: emailSchema, password: newPasswordSchema })

/**
 * Begins an account: a code goes to the address, and only who reads it can open it. An address that has an account
 * gets a mail that says so instead; whoever asks sees no difference, and the same work is done.
 */
export async function register(
  visitor: Visitor,
  input: z.input<typeof registerSchema>,
): Promise<{ value: { challenge: string }; staleTags: string[] }> {
  const { name, email, password } = parseInput(registerSchema, input)
  await consumeLimit('register', visitor.network)
  const [known, passwordHash] = await Promise.all([accounts.findByEmail(email), hashPassword(password)])
  const { challenge, code } = await issueCode(visitor, {
    email,
    purpose: known ? { kind: 'nobody' } : { kind: 'register', name, email, passwordHash },
  })
  await queueLetter(email, known ? knownAccountLetter() : registerLetter(code))
  return { value: { challenge }, staleTags: [] }
}

/** Opens the account that a registration began, and signs its owner in. */
export async function confirmRegistration(
  visitor: Visitor,
  input: z.input<typeof codeAnswerSchema>,
): Promise<{ value: OpenedSession; staleTags: string[] }> {
  const answer = parseInput(codeAnswerSchema, input)
  const { name, email, passwordHash } = await redeemCode(visitor, { kind: 'register', ...answer })
  const account = await insertNamed({ name, email, passwordHash, role: 'reader', providerKeys: [] })
  return { value: await openSession(account, { visitor, isRemembered: true }), staleTags: [] }
}

const NAME_ATTEMPTS = 6

/** Writes a new account with a user name made from its name; the owner may change it. */
export async function insertNamed(account: Omit<NewAccount, 'userName'>): Promise<Account> {
  const base = slugFor(account.name).slice(0, 24) || 'reader'
  for (let attempt = 0; attempt < NAME_ATTEMPTS; attempt += 1) {
    const isPlain = attempt === 0 && base.length >= 3
    const userName = isPlain ? base : `${base}-${randomInt(10, 10 ** (attempt + 2))}`
    try {
      return await accounts.insert({ ...account, userName })
    } catch (error) {
      if (!(error instanceof AppError) || error.fields['userName'] === undefined) throw error
    }
  }
  throw new AppError('CONFLICT', 'No user name could be made from this name. Please choose another name.')
}
