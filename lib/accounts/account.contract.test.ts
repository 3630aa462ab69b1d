import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { collection } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import type { AppError } from '@/lib/errors'
import { toActor } from './account'
import { setRole, setState } from './account-admin-commands'
import { deleteAccount, requestEmailChange, confirmEmailChange, saveProfile } from './account-commands'
import {
  atMinute,
  codeTo,
  mailsTo,
  newAccount,
  newEmail,
  newVisitor,
  otherCode,
  OTHER_PASSWORD,
  PASSWORD,
} from './account.test-support'
import { changePassword, requestPasswordReset, resetPassword } from './password-commands'
import { SYSTEM_ACTOR } from './permissions'
import { confirmRegistration, register } from './registration-commands'
import { findSignedIn, signOutEverywhere } from './session-commands'
import { requestSignInCode, signInByCode, signInByPassword } from './sign-in-commands'

vi.mock('@/lib/secret', () => ({ secretFor: () => Buffer.from('a secret of the tests') }))

const signIn = (name: string, password = PASSWORD, visitor = newVisitor()) =>
  signInByPassword(visitor, { name, password, isRemembered: true })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => {
      const { code, message, fields } = error as AppError
      return { code, message, fields }
    },
  )

describeOnEachDatabase('an account', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is opened by the code that its address was sent, and by nothing before', async () => {
    const email = newEmail()
    const visitor = newVisitor()
    const { value } = await register(visitor, { name: 'Əli Həsənov', email, password: PASSWORD })
    expect(await refusal(signIn(email))).toMatchObject({ code: 'UNAUTHENTICATED' })
    const answer = { ...value, code: await codeTo(email) }
    const opened = (await confirmRegistration(visitor, answer)).value
    expect(await findSignedIn(opened.claims)).toMatchObject({
      account: { email, role: 'reader', userName: 'eli-hesenov' },
    })
    expect(await refusal(confirmRegistration(visitor, answer))).toMatchObject({ code: 'INVALID' })
  })

  it('is told to nobody who registers again: only its owner reads that there is one', async () => {
    const known = await newAccount()
    const unknown = newEmail()
    const toKnown = await register(newVisitor(), { name: 'Somebody', email: known.email, password: OTHER_PASSWORD })
    const toUnknown = await register(newVisitor(), { name: 'Somebody', email: unknown, password: OTHER_PASSWORD })
    expect(Object.keys(toKnown.value)).toEqual(Object.keys(toUnknown.value))
    expect((await mailsTo(known.email))[0]?.subject).toBe('You have an account already')
    expect((await mailsTo(unknown))[0]?.subject).toMatch(/^\d{6} confirms/)
  })

  it('is entered by e-mail or user name, in any case', async () => {
    const { email, userName } = await newAccount({ email: `Case.${newEmail()}` })
    await expect(signIn(email.toUpperCase())).resolves.toBeDefined()
    await expect(signIn(userName.toUpperCase())).resolves.toBeDefined()
  })

  it('refuses an unknown name, a wrong password and a closed account in the same words', async () => {
    const { email } = await newAccount()
    const closed = await newAccount()
    await setState(SYSTEM_ACTOR, { accountId: closed.id, state: 'disabled' })
    const wrong = await refusal(signIn(email, OTHER_PASSWORD))
    expect(wrong).toEqual({ code: 'UNAUTHENTICATED', message: expect.any(String), fields: {} })
    expect(await refusal(signIn(newEmail()))).toEqual(wrong)
    expect(await refusal(signIn(closed.email))).toEqual(wrong)
  })

  it('makes a right password wait during a pause, then lets it in', async () => {
    const { email } = await newAccount()
    await Promise.all(Array.from({ length: 8 }, () => refusal(signIn(email, OTHER_PASSWORD))))
    expect(await refusal(signIn(email))).toMatchObject({ code: 'RATE_LIMITED' })
    atMinute(16)
    await expect(signIn(email)).resolves.toBeDefined()
  })

  it('is entered once with a mailed code', async () => {
    const { email, id } = await newAccount()
    const visitor = newVisitor()
    const { value } = await requestSignInCode(visitor, { email, isRemembered: false })
    const answer = { ...value, code: await codeTo(email) }
    const [one, other] = await Promise.all([
      refusal(signInByCode(visitor, answer)),
      refusal(signInByCode(visitor, answer)),
    ])
    expect([one, other].filter((outcome) => outcome === null)).toHaveLength(1)
    expect((await signIn(email)).value.claims.sub).toBe(id)
  })

  it('takes no code that is older than ten minutes', async () => {
    const { email } = await newAccount()
    const { value } = await requestSignInCode(newVisitor(), { email, isRemembered: false })
    const answer = { ...value, code: await codeTo(email) }
    atMinute(10.1)
    expect(await refusal(signInByCode(newVisitor(), answer))).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('10 minutes'),
    })
  })

  it('takes no code after five wrong ones, and answers alike where there is no account', async () => {
    const { email } = await newAccount()
    const answersFor = async (address: string, real: string | null) => {
      const visitor = newVisitor()
      const { value } = await requestSignInCode(visitor, { email: address, isRemembered: false })
      const code = real === null ? '000000' : otherCode(await codeTo(address))
      const answers = []
      for (let tries = 0; tries < 5; tries += 1) answers.push(await refusal(signInByCode(visitor, { ...value, code })))
      const right = real === null ? '000000' : await codeTo(address)
      return [...answers, await refusal(signInByCode(visitor, { ...value, code: right }))]
    }
    const known = await answersFor(email, 'known')
    expect(known).toHaveLength(6)
    expect(known).not.toContain(null)
    expect(await answersFor(newEmail(), null)).toEqual(known)
  })

  it('gets a new password by code, which ends every session', async () => {
    const account = await newAccount()
    const before = (await signIn(account.email)).value
    const visitor = newVisitor()
    const { value } = await requestPasswordReset(visitor, { email: account.email })
    await resetPassword(visitor, { ...value, code: await codeTo(account.email), password: OTHER_PASSWORD })
    expect(await findSignedIn(before.claims)).toBeNull()
    expect(await refusal(signIn(account.email))).toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(signIn(account.email, OTHER_PASSWORD)).resolves.toBeDefined()
  })

  it('a code for one thing opens nothing else', async () => {
    const { email } = await newAccount()
    const visitor = newVisitor()
    const { value } = await requestSignInCode(visitor, { email, isRemembered: false })
    const misused = resetPassword(visitor, { ...value, code: await codeTo(email), password: OTHER_PASSWORD })
    expect(await refusal(misused)).toMatchObject({ code: 'INVALID' })
  })

  it('changes its password only for who knows the old one, and keeps only the session that did', async () => {
    const account = await newAccount()
    const elsewhere = (await signIn(account.email)).value
    const here = { visitor: newVisitor(), isRemembered: true }
    const wrong = changePassword(toActor(account), { current: 'not it at all', password: OTHER_PASSWORD }, here)
    expect(await refusal(wrong)).toMatchObject({ code: 'INVALID', fields: { current: expect.any(String) } })
    const kept = await changePassword(toActor(account), { current: PASSWORD, password: OTHER_PASSWORD }, here)
    expect(await findSignedIn(elsewhere.claims)).toBeNull()
    expect(await findSignedIn(kept.value.claims)).not.toBeNull()
  })

  it('changes its address when the new one has answered, and tells the old one', async () => {
    const account = await newAccount()
    const email = newEmail()
    const visitor = newVisitor()
    const { value } = await requestEmailChange(toActor(account), { email, password: PASSWORD }, visitor)
    await confirmEmailChange(toActor(account), { ...value, code: await codeTo(email) }, visitor)
    await expect(signIn(email)).resolves.toBeDefined()
    expect((await mailsTo(account.email)).at(-1)?.subject).toContain('was changed')
  })

  it('ends all its sessions at once: by its owner, by a role, by being closed', async () => {
    const account = await newAccount()
    const ended = async (end: () => Promise<unknown>) => {
      const { claims } = (await signIn(account.email)).value
      expect(await findSignedIn(claims)).not.toBeNull()
      await end()
      return (await findSignedIn(claims)) === null
    }
    expect(await ended(() => signOutEverywhere(toActor(account)))).toBe(true)
    expect(await ended(() => setRole(SYSTEM_ACTOR, { accountId: account.id, role: 'author' }))).toBe(true)
    expect(await ended(() => setState(SYSTEM_ACTOR, { accountId: account.id, state: 'disabled' }))).toBe(true)
  })

  it('has a user name that no other account has, however it is written', async () => {
    const account = await newAccount()
    await saveProfile(toActor(account), { name: 'Leyla', userName: 'Əliyeva' })
    const other = await newAccount()
    const taken = saveProfile(toActor(other), { name: 'Leyla', userName: 'eliyeva' })
    expect(await refusal(taken)).toMatchObject({ code: 'CONFLICT', fields: { userName: expect.any(String) } })
  })

  it('is really gone when its owner deletes it, sessions and all', async () => {
    const account = await newAccount()
    const { claims } = (await signIn(account.email)).value
    const wrong = deleteAccount(toActor(account), { email: account.email, password: 'not it at all' })
    expect(await refusal(wrong)).toMatchObject({ code: 'INVALID' })
    await deleteAccount(toActor(account), { email: account.email, password: PASSWORD })
    expect(await findSignedIn(claims)).toBeNull()
    expect(await (await collection('accounts')).countDocuments({ emailKey: account.email })).toBe(0)
  })

  it('that is the last admin can neither go, nor be closed, nor be anything else', async () => {
    await (await collection('accounts')).deleteMany({ role: 'admin' })
    const admin = await newAccount({ role: 'admin' })
    const outcomes = await Promise.all([
      refusal(setRole(SYSTEM_ACTOR, { accountId: admin.id, role: 'editor' })),
      refusal(setState(SYSTEM_ACTOR, { accountId: admin.id, state: 'disabled' })),
      refusal(deleteAccount(toActor(admin), { email: admin.email, password: PASSWORD })),
    ])
    expect(outcomes.map((outcome) => outcome?.code)).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT'])
  })
})
