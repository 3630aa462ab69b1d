import 'server-only'
import type { Filter } from 'mongodb'
import { collection, isDuplicateKey, newId } from '@/lib/db/connection'
import { listDocumentsAfter } from '@/lib/db/list-documents'
import { AppError } from '@/lib/errors'
import { emailKey, userNameKey, type Account } from './account'
import type { Role } from './permissions'

type AccountDocument = {
  _id: string
  schemaVersion: 1
  name: string
  userName: string
  userNameKey: string
  email: string
  emailKey: string
  role: Role
  state: 'active' | 'disabled'
  passwordHash: string | null
  /** `google:1234`: who this is at those who vouch for them. */
  providerKeys: string[]
  sessionVersion: number
  createdAt: Date
}

export type NewAccount = Pick<Account, 'name' | 'userName' | 'email' | 'role'> & {
  passwordHash: string | null
  providerKeys: string[]
}

const documents = () => collection<AccountDocument>('accounts')

export const findById = (id: string) => first({ _id: id })

/** Index account_email. */
export const findByEmail = (email: string) => first({ emailKey: emailKey(email) })

/** Index account_provider. */
export const findByProvider = (providerKey: string) => first({ providerKeys: providerKey })

/** By e-mail or user name, with the hash to compare a password with. Asks both indexes, whatever the name looks like. */
export async function findForSignIn(name: string): Promise<{ account: Account; passwordHash: string | null } | null> {
  const accounts = await documents()
  const [byEmail, byUserName] = await Promise.all([
    accounts.findOne({ emailKey: emailKey(name) }),
    accounts.findOne({ userNameKey: userNameKey(name) }),
  ])
  const found = byEmail ?? byUserName
  return found ? { account: toAccount(found), passwordHash: found.passwordHash } : null
}

export async function findPasswordHash(id: string): Promise<string | null> {
  return (await (await documents()).findOne({ _id: id }, { projection: { passwordHash: 1 } }))?.passwordHash ?? null
}

/** Index account_role: how many active accounts a role has, at most `limit`. */
export async function countActive(role: Role, limit: number): Promise<number> {
  return (await documents()).countDocuments({ role, state: 'active' }, { limit })
}

/** Index account_role: at most `limit` accounts of a role, the oldest first. */
export async function listByRole(role: Role, limit: number): Promise<Account[]> {
  return (await (await documents()).find({ role }).sort({ _id: 1 }).limit(limit).toArray()).map(toAccount)
}

/** Index _id: whoever has an account, in the order of their ids, after one of them. */
export async function listAfter(id: string, limit: number): Promise<Account[]> {
  return (await listDocumentsAfter(await documents(), id, limit)).map(toAccount)
}

/** Writes an account with the id that it had, without a password. Throws CONFLICT as `insert` does. */
export async function insertRestored(
  account: Pick<Account, 'id' | 'name' | 'userName' | 'email' | 'role' | 'state' | 'createdAt'>,
): Promise<void> {
  const { id, ...rest } = account
  const keys = { userNameKey: userNameKey(rest.userName), emailKey: emailKey(rest.email) }
  const without = { passwordHash: null, providerKeys: [], sessionVersion: 1 }
  await orConflict(async () =>
    (await documents()).insertOne({ _id: id, schemaVersion: 1, ...rest, ...keys, ...without }),
  )
}

/** Throws CONFLICT, with the field, where the address or the user name is another's. */
export async function insert(account: NewAccount): Promise<Account> {
  const document: AccountDocument = {
    _id: newId(),
    schemaVersion: 1,
    ...account,
    userNameKey: userNameKey(account.userName),
    emailKey: emailKey(account.email),
    state: 'active',
    sessionVersion: 1,
    createdAt: new Date(),
  }
  await orConflict(async () => (await documents()).insertOne(document))
  return toAccount(document)
}

export type AccountChange = Partial<
  Pick<Account, 'name' | 'userName' | 'email' | 'role' | 'state'> & { passwordHash: string }
>

/** Changes what is named; `endsSessions` raises the version that every session carries. Null where nobody is there. */
export async function update(
  id: string,
  change: AccountChange,
  options: { endsSessions: boolean },
): Promise<Account | null> {
  const found = await orConflict(async () =>
    (await documents()).findOneAndUpdate(
      { _id: id },
      {
        $set: {
          ...change,
          ...(change.email === undefined ? {} : { emailKey: emailKey(change.email) }),
          ...(change.userName === undefined ? {} : { userNameKey: userNameKey(change.userName) }),
        },
        $inc: { sessionVersion: options.endsSessions ? 1 : 0 },
      },
      { returnDocument: 'after' },
    ),
  )
  return found ? toAccount(found) : null
}

export async function addProvider(id: string, providerKey: string): Promise<void> {
  await (await documents()).updateOne({ _id: id }, { $addToSet: { providerKeys: providerKey } })
}

export async function remove(id: string): Promise<void> {
  await (await documents()).deleteOne({ _id: id })
}

async function first(filter: Filter<AccountDocument>): Promise<Account | null> {
  const found = await (await documents()).findOne(filter)
  return found ? toAccount(found) : null
}

async function orConflict<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const isName = JSON.stringify(error.errorResponse).includes('userNameKey')
    const fields: Record<string, string> = isName
      ? { userName: 'This user name is taken.' }
      : { email: 'This address is in use.' }
    throw new AppError('CONFLICT', Object.values(fields)[0] ?? '', { fields, cause: error })
  }
}

const toAccount = (document: AccountDocument): Account => ({
  id: document._id,
  name: document.name,
  userName: document.userName,
  email: document.email,
  role: document.role,
  state: document.state,
  hasPassword: document.passwordHash !== null,
  sessionVersion: document.sessionVersion,
  createdAt: document.createdAt,
})
