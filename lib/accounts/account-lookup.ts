import 'server-only'
import type { Account } from './account'
import * as accounts from './account-repository'

/** For operators and newsrooms, past every cache. */
export const findAccountByEmail = (email: string): Promise<Account | null> => accounts.findByEmail(email)

export const hasAdmin = async (): Promise<boolean> => (await accounts.countActive('admin', 1)) > 0

export const findAccount = (id: string): Promise<Account | null> => accounts.findById(id)

const STAFF_MAX = 500

/** Everyone who may enter the newsroom, admins first; at most 500 of each role. */
export async function listStaff(): Promise<Account[]> {
  const roles = await Promise.all(
    (['admin', 'editor', 'author'] as const).map((role) => accounts.listByRole(role, { limit: STAFF_MAX })),
  )
  return roles.flat()
}

/** Those who may be asked to read a piece before it goes live. */
export const listReviewers = async (): Promise<Account[]> =>
  (await listStaff()).filter(({ role, state }) => role !== 'author' && state === 'active')
