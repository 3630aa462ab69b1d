import 'server-only'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { createAccount } from '@/lib/accounts/account-admin-commands'
import { ROLES, SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { env } from '@/lib/env'

const demoAccountSchema = z.object({ role: z.enum(ROLES), userName: z.string(), password: z.string() })
export type DemoAccount = z.infer<typeof demoAccountSchema>

const file = () => join(/* turbopackIgnore: true */ env.dataDirectory, 'demo-accounts.json')

/** One account a role, each with a password made at random, kept in a file that only this user may read. */
export async function seedDemoAccounts(): Promise<void> {
  const accounts: DemoAccount[] = []
  for (const role of ROLES) {
    const password = randomBytes(9).toString('base64url')
    const { value } = await createAccount(SYSTEM_ACTOR, {
      name: `Demo ${role}`,
      email: `${role}@demo.example`,
      role,
      password,
    })
    accounts.push({ role, userName: value.userName, password })
  }
  await mkdir(env.dataDirectory, { recursive: true })
  await writeFile(file(), JSON.stringify(accounts, null, 2), { mode: 0o600 })
}

/** The demo's accounts as they were made; none where there is no demo. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  const text = await readFile(file(), 'utf8').catch(() => '[]')
  return z.array(demoAccountSchema).parse(JSON.parse(text))
}
