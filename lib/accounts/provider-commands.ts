import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { emailSchema, SIGN_IN_PROVIDERS, type Account, type Visitor } from './account'
import * as accounts from './account-repository'
import { insertNamed } from './registration-commands'
import { openSession, type OpenedSession } from './session-commands'

const providerSchema = z.object({
  provider: z.enum(SIGN_IN_PROVIDERS),
  subject: z.string().min(1).max(200),
  name: z.string().max(200),
  email: emailSchema,
  isEmailVerified: z.boolean(),
})

/**
 * Signs in whoever a provider vouches for. Known by the provider's own number for them; the first time by an address
 * that the provider has verified. An address that nobody verified opens no account that exists, and makes none.
 */
export async function signInByProvider(
  visitor: Visitor,
  input: { provider: string; subject: string; name: string; email: string; isEmailVerified: boolean },
): Promise<{ value: OpenedSession; staleTags: string[] }> {
  const { provider, subject, ...person } = parseInput(providerSchema, input)
  const providerKey = `${provider}:${subject}`
  const account = (await accounts.findByProvider(providerKey)) ?? (await adopt(providerKey, person))
  return { value: await openSession(account, { visitor, isRemembered: true }), staleTags: [] }
}

async function adopt(
  providerKey: string,
  { name, email, isEmailVerified }: { name: string; email: string; isEmailVerified: boolean },
): Promise<Account> {
  if (!isEmailVerified)
    throw new AppError('FORBIDDEN', 'This address is not verified there. Please register with it here.')
  const known = await accounts.findByEmail(email)
  if (known) {
    await accounts.addProvider(known.id, providerKey)
    return known
  }
  const named = name.trim() === '' ? 'Reader' : name.trim().slice(0, 80)
  return insertNamed({ name: named, email, role: 'reader', passwordHash: null, providerKeys: [providerKey] })
}
