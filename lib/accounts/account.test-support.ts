import { vi } from 'vitest'
import { collection } from '@/lib/db/connection'
import type { Mail } from '@/lib/mail/letter'
import type { Visitor } from './account'
import { createAccount } from './account-admin-commands'
import { SYSTEM_ACTOR } from './permissions'

export const PASSWORD = 'gilavar-19-xari'
export const OTHER_PASSWORD = 'xezri-37-gilavar'

let networks = 0
/** Somebody at a network of their own, so that no test meets the limits of another. */
export const newVisitor = (): Visitor => ({ network: `192.0.2.${++networks}`, agent: 'Firefox on Linux' })

let people = 0
export const newEmail = () => `reader-${++people}@example.org`

export async function newAccount(overrides: Partial<Parameters<typeof createAccount>[1]> = {}) {
  const person = { name: 'Leyla Məmmədova', email: newEmail(), role: 'reader' as const, password: PASSWORD }
  return (await createAccount(SYSTEM_ACTOR, { ...person, ...overrides })).value
}

/** What is on its way to an address, the oldest first. */
export async function mailsTo(email: string): Promise<Mail[]> {
  const jobs = await collection<{ _id: string; payload: Mail }>('jobs')
  const found = await jobs.find({ kind: 'mail' }).sort({ _id: 1 }).toArray()
  return found.map(({ payload }) => payload).filter(({ to }) => to === email)
}

export async function codeTo(email: string): Promise<string> {
  const mails = await mailsTo(email)
  const code = /^\s{4}(\d{6})$/m.exec(mails.at(-1)?.text ?? '')?.[1]
  if (code === undefined) throw new Error(`No code is on its way to ${email}.`)
  return code
}

/** A code that is not this one. */
export const otherCode = (code: string) => (code === '000000' ? '111111' : '000000')

export const atMinute = (minutes: number) => {
  vi.setSystemTime(Date.now() + minutes * 60_000)
}
