import 'server-only'
import type { Account } from './account'
import * as accounts from './account-repository'

/** For operators and newsrooms, past every cache. */
export const findAccountByEmail = (email: string): Promise<Account | null> => accounts.findByEmail(email)

export const hasAdmin = async (): Promise<boolean> => (await accounts.countActive('admin', 1)) > 0
