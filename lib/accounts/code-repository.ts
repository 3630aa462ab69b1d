import 'server-only'
import { randomBytes } from 'node:crypto'
import { collection } from '@/lib/db/connection'

import { CODE_TRIES } from './code'

/** What a code was sent for, and what it opens. `nobody`: nothing was sent, and nothing opens. */
export type CodePurpose =
  | { kind: 'nobody' }
  | { kind: 'sign-in'; accountId: string; isRemembered: boolean }
  | { kind: 'register'; name: string; email: string; passwordHash: string }
  | { kind: 'reset'; accountId: string }
  | { kind: 'change-email'; accountId: string; email: string }

type CodeDocument = {
  _id: string
  schemaVersion: 1
  codeHash: string
  triesLeft: number
  isUsed: boolean
  expiresAt: Date
  purpose: CodePurpose
}

const documents = () => collection<CodeDocument>('accountCodes')

/** Random, because whoever knows it may try codes: 24 hexadecimal digits. */
export const newChallenge = () => randomBytes(12).toString('hex')

export async function insert(code: {
  challenge: string
  codeHash: string
  expiresAt: Date
  purpose: CodePurpose
}): Promise<void> {
  const { challenge, ...rest } = code
  await (
    await documents()
  ).insertOne({ _id: challenge, schemaVersion: 1, ...rest, triesLeft: CODE_TRIES, isUsed: false })
}

/** Takes one of its tries, atomically. Null where there is none left, or the code is used, over or unknown. */
export async function takeTry(
  challenge: string,
): Promise<{ codeHash: string; triesLeft: number; purpose: CodePurpose } | null> {
  return (await documents()).findOneAndUpdate(
    { _id: challenge, isUsed: false, triesLeft: { $gt: 0 }, expiresAt: { $gt: new Date() } },
    { $inc: { triesLeft: -1 } },
    { returnDocument: 'after' },
  )
}

/** True for the one caller who uses it. */
export async function use(challenge: string): Promise<boolean> {
  const { modifiedCount } = await (
    await documents()
  ).updateOne({ _id: challenge, isUsed: false }, { $set: { isUsed: true, purpose: { kind: 'nobody' } } })
  return modifiedCount === 1
}
