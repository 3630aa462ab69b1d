import { expect, it, vi } from 'vitest'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import type { AppError } from '@/lib/errors'
import { newAccount, newEmail, newVisitor, OTHER_PASSWORD } from './account.test-support'
import { requestPasswordReset } from './password-commands'
import { register } from './registration-commands'
import { requestSignInCode, signInByPassword } from './sign-in-commands'

vi.mock('@/lib/secret', () => ({ secretFor: () => Buffer.from('a secret of the tests') }))

const TRIES = 200

/** What an answer says, without the random challenge, as bytes. */
async function answerOf(work: Promise<{ value: object }>): Promise<string> {
  return work.then(
    ({ value }) => JSON.stringify(Object.entries(value).map(([key, text]) => [key, String(text).length])),
    (error: unknown) => {
      const { code, message, fields } = error as AppError
      return JSON.stringify({ code, message, fields })
    },
  )
}

const quantile = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN

const WAYS = {
  'signing in by password': (email: string) =>
    signInByPassword(newVisitor(), { name: email, password: OTHER_PASSWORD, isRemembered: false }),
  'asking for a sign-in code': (email: string) => requestSignInCode(newVisitor(), { email, isRemembered: false }),
  'asking for a new password': (email: string) => requestPasswordReset(newVisitor(), { email }),
  registering: (email: string) => register(newVisitor(), { name: 'Somebody', email, password: OTHER_PASSWORD }),
}

describeOnEachDatabase('who has an account', () => {
  it.each(Object.entries(WAYS))(
    'is not told by %s: not by what is answered, not by how long it takes',
    async (name, ask) => {
      const answers = new Set<string>()
      const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
      const measure = async (kind: 'known' | 'unknown', email: string) => {
        const started = performance.now()
        answers.add(await answerOf(ask(email)))
        times[kind].push(performance.now() - started)
      }
      for (let tries = 0; tries < TRIES; tries += 1) {
        const { email } = await newAccount()
        // By turns, and the first by turns too: what else the machine does falls on both alike.
        const order = tries % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
        for (const kind of order) await measure(kind, kind === 'known' ? email : newEmail())
      }
      const [known, unknown] = [times.known.toSorted((a, b) => a - b), times.unknown.toSorted((a, b) => a - b)]
      expect([...answers]).toHaveLength(1)
      // The middle halves overlap by more than half of themselves.
      const overlap =
        Math.min(quantile(known, 0.75), quantile(unknown, 0.75)) -
        Math.max(quantile(known, 0.25), quantile(unknown, 0.25))
      const width = Math.min(
        quantile(known, 0.75) - quantile(known, 0.25),
        quantile(unknown, 0.75) - quantile(unknown, 0.25),
      )
      const inWords = (times: number[]) =>
        [0.25, 0.5, 0.75].map((share) => `${quantile(times, share).toFixed(1)} ms`).join(' ')
      console.log(
        `${name}: quartiles ${inWords(known)} known, ${inWords(unknown)} unknown, overlap ${(overlap / width).toFixed(2)}`,
      )
      expect(overlap / width).toBeGreaterThan(0.5)
    },
    300_000,
  )
})
