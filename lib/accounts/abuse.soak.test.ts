import { expect, it, vi } from 'vitest'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { newAccount, newEmail, newVisitor, PASSWORD } from './account.test-support'
import { signInByPassword } from './sign-in-commands'

vi.mock('@/lib/secret', () => ({ secretFor: () => Buffer.from('a secret of the tests') }))
const { verify } = vi.hoisted(() => ({ verify: vi.fn(() => Promise.resolve(false)) }))
vi.mock('@node-rs/argon2', () => ({ hash: () => Promise.resolve('a hash'), verify }))

const tryAll = (tries: readonly { name: string; network: string }[]) =>
  Promise.allSettled(
    tries.map(({ name, network }) =>
      signInByPassword({ network, agent: '' }, { name, password: `${PASSWORD} not`, isRemembered: false }),
    ),
  )
const thousand = Array.from({ length: 1000 }, (_, index) => index)

describeOnEachDatabase('a thousand wrong passwords in a minute', () => {
  it('for one account, from as many networks, reach the hash at most ten times', async () => {
    const { email } = await newAccount()
    verify.mockClear()
    await tryAll(thousand.map((index) => ({ name: email, network: `10.0.${index >> 8}.${index & 255}` })))
    expect(verify.mock.calls.length).toBeLessThanOrEqual(10)
  })

  it('from one network, for as many names, reach the hash at most ten times', async () => {
    verify.mockClear()
    const { network } = newVisitor()
    await tryAll(thousand.map(() => ({ name: newEmail(), network })))
    expect(verify.mock.calls.length).toBeLessThanOrEqual(10)
  })

  it('from as many networks, for as many names, never run more than two hashes at once', async () => {
    let running = 0
    let runningMost = 0
    verify.mockImplementation(async () => {
      runningMost = Math.max(runningMost, ++running)
      await new Promise(setImmediate)
      running -= 1
      return false
    })
    await tryAll(
      thousand.slice(0, 200).map((index) => ({ name: newEmail(), network: `10.1.${index >> 8}.${index & 255}` })),
    )
    expect(runningMost).toBe(2)
  })
})
