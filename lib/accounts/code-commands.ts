import 'server-only'
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { consumeLimit } from '@/lib/rate-limits/rate-limit-commands'
import { secretFor } from '@/lib/secret'
import { emailKey, type Visitor } from './account'
import { CODE_MINUTES } from './code'
import * as codes from './code-repository'
import type { CodePurpose } from './code-repository'

/**
 * Makes a code of six digits for an address, to be mailed, and the challenge that it answers, to be shown. For whom it
 * is none of the caller's answer's business: `nobody` gets a challenge too, and the same work is done. Throws
 * RATE_LIMITED where too many were asked for.
 */
export async function issueCode(
  visitor: Visitor,
  { email, purpose }: { email: string; purpose: CodePurpose },
): Promise<{ challenge: string; code: string }> {
  await consumeLimit('code-network', visitor.network)
  await consumeLimit('code', emailKey(email))
  await consumeLimit('code-day', emailKey(email))
  const challenge = codes.newChallenge()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(Date.now() + CODE_MINUTES * 60_000)
  await codes.insert({ challenge, codeHash: hashOf(challenge, code).toString('base64url'), expiresAt, purpose })
  return { challenge, code }
}

/**
 * What a code opens, once. Throws INVALID in words for a wrong one, with the tries that are left, and for one that is
 * over, used or unknown.
 */
export async function redeemCode<Kind extends CodePurpose['kind']>(
  visitor: Visitor,
  { kind, challenge, code }: { kind: Kind; challenge: string; code: string },
): Promise<Extract<CodePurpose, { kind: Kind }>> {
  await consumeLimit('code-try-network', visitor.network)
  const taken = await codes.takeTry(challenge)
  if (!taken) throw refusal('This code is over: it was used, or is older than 10 minutes. Please ask for a new one.')
  const { purpose, codeHash, triesLeft } = taken
  const isRight = timingSafeEqual(Buffer.from(codeHash, 'base64url'), hashOf(challenge, code))
  if (!isRight || purpose.kind !== kind) {
    throw refusal(
      triesLeft === 0
        ? 'That was not the code, and it cannot be tried again. Please ask for a new one.'
        : `That is not the code. You can try ${triesLeft === 1 ? 'once more' : `${triesLeft} more times`}.`,
    )
  }
  if (!(await codes.use(challenge))) throw refusal('This code was used already. Please ask for a new one.')
  return purpose as Extract<CodePurpose, { kind: Kind }>
}

const refusal = (message: string) => new AppError('INVALID', message, { fields: { code: message } })

const hashOf = (challenge: string, code: string) =>
  createHmac('sha256', secretFor('code')).update(`${challenge} ${code}`).digest()
