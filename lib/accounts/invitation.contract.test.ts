import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AuditEvent } from '@/lib/audit/audit'
import { collection } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import type { Account } from './account'
import { setRole, setState } from './account-admin-commands'
import { findAccount, findPeople } from './account-lookup'
import { atMinute, mailsTo, newAccount, newEmail, newVisitor, PASSWORD } from './account.test-support'
import { acceptInvitation, findInvited, invite, listInvitations, revokeInvitation } from './invitation-commands'
import { SYSTEM_ACTOR, type Actor } from './permissions'
import { findSignedIn } from './session-commands'
import { signInByPassword } from './sign-in-commands'

vi.mock('@/lib/secret', () => ({ secretFor: () => Buffer.from('a secret of the tests') }))

const editor: Actor = { id: 'e', name: 'Leyla', role: 'editor' }
const NOBODY = { accountId: null }
const WEEK_MINUTES = 7 * 24 * 60

const actsOf = async (action: string) => (await collection('auditEvents')).find({ action }).toArray()
const tokenTo = async (email: string) => /token=([\w-]+)/.exec((await mailsTo(email)).at(-1)?.text ?? '')?.[1] ?? ''
const person = (token: string) => ({ token, name: 'Aydan Rüstəmli', password: PASSWORD })

describeOnEachDatabase('an invitation', () => {
  let admin: Account
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    admin = await newAccount({ role: 'admin', name: 'Kamran Əliyev' })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const invited = async (role: 'author' | 'editor' | 'admin' = 'editor', email = newEmail()) => {
    const { value } = await invite(admin, { email, role })
    return { email, id: value.id, token: await tokenTo(email) }
  }

  it('lets the address in once, with a password of its own, and keeps no secret that opens it', async () => {
    const { email, token } = await invited()
    const kept = JSON.stringify(await (await collection('invitations')).find({}).toArray())
    expect(kept).not.toContain(token)
    expect(await findInvited(token)).toMatchObject({ email, role: 'editor', hasAccount: false })
    const [one, other] = await Promise.allSettled([
      acceptInvitation(newVisitor(), person(token), NOBODY),
      acceptInvitation(newVisitor(), person(token), NOBODY),
    ])
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    const { value } = await signInByPassword(newVisitor(), { name: email, password: PASSWORD, isRemembered: false })
    expect(await findSignedIn(value.claims)).toMatchObject({ account: { name: 'Aydan Rüstəmli', role: 'editor' } })
    expect(await findInvited(token)).toBeNull()
    expect((await actsOf('account.join')).at(-1)).toMatchObject({ actorName: 'Aydan Rüstəmli' })
  })

  it('refuses an easy password and is still open then', async () => {
    const { token } = await invited()
    const easy = acceptInvitation(newVisitor(), { ...person(token), password: 'password' }, NOBODY)
    await expect(easy).rejects.toMatchObject({ code: 'INVALID', fields: { password: expect.any(String) } })
    expect(await findInvited(token)).not.toBeNull()
  })

  it('raises an account that is there already, which keeps its password and signs in with it', async () => {
    const reader = await newAccount()
    const input = { name: reader.email, password: PASSWORD, isRemembered: false }
    const before = (await signInByPassword(newVisitor(), input)).value
    const { token } = await invited('author', reader.email.toUpperCase())
    expect(await findInvited(token)).toMatchObject({ hasAccount: true })
    expect((await acceptInvitation(newVisitor(), { token }, NOBODY)).value).toBeNull()
    expect(await findSignedIn(before.claims)).toBeNull()
    const after = (await signInByPassword(newVisitor(), input)).value
    expect(await findSignedIn(after.claims)).toMatchObject({ actor: { role: 'author' } })
  })

  it('keeps who accepts it in the account that it is for', async () => {
    const reader = await newAccount()
    const { token } = await invited('editor', reader.email)
    const { value } = await acceptInvitation(newVisitor(), { token }, { accountId: reader.id })
    expect(value && (await findSignedIn(value.claims))).toMatchObject({ actor: { id: reader.id, role: 'editor' } })
  })

  it('takes nothing from whoever became more meanwhile, and opens no closed account', async () => {
    const promoted = await newAccount()
    const { token } = await invited('author', promoted.email)
    await setRole(SYSTEM_ACTOR, { accountId: promoted.id, role: 'admin' })
    await acceptInvitation(newVisitor(), { token }, NOBODY)
    expect(await findAccount(promoted.id)).toMatchObject({ role: 'admin' })
    const closed = await newAccount()
    const other = await invited('author', closed.email)
    await setState(SYSTEM_ACTOR, { accountId: closed.id, state: 'disabled' })
    await expect(acceptInvitation(newVisitor(), { token: other.token }, NOBODY)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('is over when it is taken back, replaced, or a week old', async () => {
    const revoked = await invited()
    await revokeInvitation(admin, { id: revoked.id })
    await expect(revokeInvitation(admin, { id: revoked.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const replaced = await invited()
    const again = await invited('author', replaced.email)
    expect(again.id).toBe(replaced.id)
    expect(await Promise.all([revoked, replaced].map(({ token }) => findInvited(token)))).toEqual([null, null])
    expect(await findInvited(again.token)).toMatchObject({ role: 'author' })
    atMinute(WEEK_MINUTES + 1)
    expect(await findInvited(again.token)).toBeNull()
    expect(await listInvitations(admin)).toEqual([])
    const accepted = acceptInvitation(newVisitor(), person(again.token), NOBODY)
    await expect(accepted).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is worth nothing once its giver is no admin any more', async () => {
    await newAccount({ role: 'admin' })
    const { token } = await invited('admin')
    await setRole(SYSTEM_ACTOR, { accountId: admin.id, role: 'editor' })
    expect(await findInvited(token)).toBeNull()
    await setRole(SYSTEM_ACTOR, { accountId: admin.id, role: 'admin' })
    await setState(SYSTEM_ACTOR, { accountId: admin.id, state: 'disabled' })
    await expect(acceptInvitation(newVisitor(), person(token), NOBODY)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is given by admins alone, and to nobody who is in the newsroom or shut out of it', async () => {
    const refused = { code: 'FORBIDDEN' }
    await expect(invite(editor, { email: newEmail(), role: 'author' })).rejects.toMatchObject(refused)
    await expect(listInvitations(editor)).rejects.toMatchObject(refused)
    await expect(revokeInvitation(editor, { id: 'any' })).rejects.toMatchObject(refused)
    await expect(setRole(editor, { accountId: admin.id, role: 'reader' })).rejects.toMatchObject(refused)
    await expect(setState(editor, { accountId: admin.id, state: 'disabled' })).rejects.toMatchObject(refused)
    const closed = await newAccount()
    await setState(SYSTEM_ACTOR, { accountId: closed.id, state: 'disabled' })
    for (const email of [admin.email, closed.email])
      await expect(invite(admin, { email, role: 'editor' })).rejects.toMatchObject({
        code: 'CONFLICT',
        fields: { email: expect.any(String) },
      })
  })
})

describeOnEachDatabase('people', () => {
  it('are found by any part of their names, readers by their whole address', async () => {
    const author = await newAccount({ role: 'author', name: 'Şəfiqə Quliyeva' })
    const reader = await newAccount({ name: 'Şəfiqə Reader' })
    const ids = async (query: string) => (await findPeople(query)).people.map(({ id }) => id)
    expect(await ids('')).toEqual([author.id])
    expect(await ids('quliyeva sefiqe')).toEqual([author.id])
    expect(await ids('nobody')).toEqual([])
    expect(await ids(reader.email)).toEqual([reader.id])
  })

  it('keep an admin when two take the role from each other at the same time', async () => {
    const [one, other] = [await newAccount({ role: 'admin' }), await newAccount({ role: 'admin' })]
    const outcomes = await Promise.allSettled([
      setRole(one, { accountId: other.id, role: 'editor' }),
      setState(other, { accountId: one.id, state: 'disabled' }),
    ])
    expect(outcomes.map(({ status }) => status)).toContain('rejected')
    const left = await Promise.all([one.id, other.id].map(findAccount))
    expect(left.filter((account) => account?.role === 'admin' && account.state === 'active').length).toBeGreaterThan(0)
  })

  it('have every change of role and state in the audit log', async () => {
    const admin = await newAccount({ role: 'admin', name: 'Kamran Əliyev' })
    const author = await newAccount({ role: 'author', name: 'Aydan' })
    await setRole(admin, { accountId: author.id, role: 'editor' })
    await setState(admin, { accountId: author.id, state: 'disabled' })
    await setState(admin, { accountId: author.id, state: 'active' })
    const log = await collection<AuditEvent & { _id: string; subjectId: string }>('auditEvents')
    const events = await log.find({ subjectId: author.id }).sort({ _id: 1 }).toArray()
    expect(events.map(({ action, actorName, detail }) => [action, actorName, detail])).toEqual([
      ['account.role', 'Kamran Əliyev', 'author → editor'],
      ['account.disable', 'Kamran Əliyev', ''],
      ['account.enable', 'Kamran Əliyev', ''],
    ])
  })
})
