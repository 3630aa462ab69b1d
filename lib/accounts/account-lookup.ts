import 'server-only'
import { plainLetters } from '@/lib/text'
import type { Account } from './account'
import * as accounts from './account-repository'

/** For operators and newsrooms, past every cache. */
export const findAccountByEmail = (email: string): Promise<Account | null> => accounts.findByEmail(email)

export const hasAdmin = async (): Promise<boolean> => (await accounts.countActive('admin', 1)) > 0

export const findAccount = (id: string): Promise<Account | null> => accounts.findById(id)

/** Everyone with an account, in the order of their ids, after one of them. */
export const listAccountsAfter = (id: string, limit: number): Promise<Account[]> => accounts.listAfter(id, limit)

const STAFF_MAX = 500

/** Everyone who may enter the newsroom, admins first; at most 500 of each role. */
export async function listStaff(): Promise<Account[]> {
  const roles = await Promise.all(
    (['admin', 'editor', 'author'] as const).map((role) => accounts.listByRole(role, STAFF_MAX)),
  )
  return roles.flat()
}

const PEOPLE_MAX = 100

/**
 * Everyone who may enter the newsroom and in whose name, user name or address every word occurs, however it is written;
 * at most 100. A whole address finds whoever has it, a reader too.
 */
export async function findPeople(query: string): Promise<{ people: Account[]; isCut: boolean }> {
  const words = plainLetters(query).split(/\s+/)
  const fits = ({ name, userName, email }: Account) => {
    const text = plainLetters(`${name} ${userName} ${email}`)
    return words.every((word) => text.includes(word))
  }
  const [staff, owner] = await Promise.all([listStaff(), query.includes('@') ? accounts.findByEmail(query) : null])
  const found = staff.filter(fits)
  const isReader = owner?.role === 'reader'
  return { people: [...(isReader ? [owner] : []), ...found.slice(0, PEOPLE_MAX)], isCut: found.length > PEOPLE_MAX }
}

/** Those who may be asked to read a piece before it goes live. */
export const listReviewers = async (): Promise<Account[]> =>
  (await listStaff()).filter(({ role, state }) => role !== 'author' && state === 'active')
