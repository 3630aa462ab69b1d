import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { consumeLimit } from '@/lib/rate-limits/rate-limit-commands'
import { emailSchema, nameSchema, newPasswordSchema, type Visitor } from './account'
import { createAccount } from './account-admin-commands'
import { hasAdmin } from './account-lookup'
import * as firstRun from './first-run-repository'
import { SYSTEM_ACTOR } from './permissions'
import { openSession, type OpenedSession } from './session-commands'

/** A token for the first admin, to be printed where only an operator reads it; null where there is an admin already. */
export async function makeFirstRunToken(): Promise<string | null> {
  if (await hasAdmin()) return null
  const token = randomBytes(24).toString('base64url')
  await firstRun.saveTokenHash(hashOf(token))
  return token
}

const firstAdminSchema = z.object({
  token: z.string().max(100),
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
})

/** Makes the first admin of a site, for whoever has read the token. It works once. */
export async function createFirstAdmin(
  visitor: Visitor,
  input: z.input<typeof firstAdminSchema>,
): Promise<{ value: OpenedSession; staleTags: string[] }> {
  const { token, ...person } = parseInput(firstAdminSchema, input)
  await consumeLimit('register', visitor.network)
  if ((await hasAdmin()) || !(await firstRun.useTokenHash(hashOf(token))))
    throw new AppError('FORBIDDEN', 'This link is over. A new one is printed when the site starts without an admin.')
  const { value: account } = await createAccount(SYSTEM_ACTOR, { ...person, role: 'admin' })
  return { value: await openSession(account, { visitor, isRemembered: false }), staleTags: [] }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
