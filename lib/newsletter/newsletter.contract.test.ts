import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { mailsTo, newEmail, newVisitor } from '@/lib/accounts/account.test-support'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { createArticle, publishArticle } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { collection } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { AppError } from '@/lib/errors'
import type { Mail } from '@/lib/mail/letter'
import { saveSection } from '@/lib/sections/section-commands'
import { issueJob } from './newsletter'
import { changeWishes, confirmSubscription, subscribe, unsubscribe } from './newsletter-commands'
import { queueDueIssues, sendIssue } from './sending-commands'
import { findByToken } from './subscriber-lookup'
import { sectionWith } from '@/lib/sections/section.test-support'

vi.mock('@/lib/secret', () => ({ secretFor: () => Buffer.from('a secret of the tests') }))
const { sendMail } = vi.hoisted(() => ({ sendMail: vi.fn<(mail: Mail) => Promise<void>>() }))
vi.mock('@/lib/mail/mail-transport', () => ({ sendMail }))

/** Each test has a month of its own, so that none meets the pieces of another. */
let month = 0
const newMonth = () => new Date(Date.UTC(2026, 10 + month++, 2, 6, 30))
const HOUR_MS = 3_600_000
const running = new AbortController().signal

const tokenTo = async (email: string) => /token=([\w.-]+)/.exec((await mailsTo(email)).at(-1)?.text ?? '')?.[1] ?? ''

async function subscribed({ hour = 7, sectionIds = [] as string[] } = {}) {
  const email = newEmail()
  await subscribe(newVisitor(), { email, sectionIds, hour })
  const token = await tokenTo(email)
  await confirmSubscription({ token })
  return { email, token }
}

/** The jobs that wait, taken from the queue as a worker would. */
async function takeJobs() {
  const jobs = await collection<{ _id: string; kind: string; payload: unknown }>('jobs')
  const found = await jobs.find({ kind: 'newsletter', state: 'waiting' }).toArray()
  await jobs.updateMany({ kind: 'newsletter', state: 'waiting' }, { $set: { state: 'done' } })
  return found.map(({ payload }) => issueJob.payload.parse(payload))
}

async function sendAllDue(): Promise<void> {
  await queueDueIssues(running)
  for (const job of await takeJobs()) await sendIssue(job)
}

let pieces = 0
async function publishPiece(): Promise<string> {
  const content = contentWith({ slug: `piece-${++pieces}`, headline: `Piece ${pieces}`, sectionIds: ['news'] })
  const { value } = await createArticle(SYSTEM_ACTOR, content)
  await publishArticle(SYSTEM_ACTOR, { id: value.id, revision: value.revision })
  return content.headline
}

const sentTo = (email: string) => sendMail.mock.calls.flatMap(([mail]) => (mail.to === email ? [mail] : []))
const pass = (hours: number) => vi.setSystemTime(Date.now() + hours * HOUR_MS)

describeOnEachDatabase('the digest by e-mail', () => {
  beforeAll(async () => {
    const section = sectionWith({ id: 'news', name: 'News' })
    await saveSection(SYSTEM_ACTOR, section)
  })
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: newMonth() })
    sendMail.mockReset().mockResolvedValue()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('comes to nobody who did not confirm it', async () => {
    const email = newEmail()
    await subscribe(newVisitor(), { email, sectionIds: [], hour: 7 })
    await publishPiece()
    pass(24)
    await sendAllDue()
    expect(sentTo(email)).toEqual([])
  })

  it('answers an address that has it as any other, and tells that address by mail', async () => {
    const { email } = await subscribed()
    const answer = await subscribe(newVisitor(), { email, sectionIds: [], hour: 9 })
    expect(answer).toEqual({ value: null, staleTags: [] })
    expect((await mailsTo(email)).at(-1)?.subject).toMatch(/already/)
  })

  it('brings what was published since the last one, once an hour of sending', async () => {
    const { email } = await subscribed()
    const first = await publishPiece()
    pass(1)
    await sendAllDue()
    await sendAllDue()
    const second = await publishPiece()
    pass(24)
    await sendAllDue()
    const [one, other, ...more] = sentTo(email)
    expect(more).toEqual([])
    expect(one?.text).toContain(first)
    expect(one?.text).not.toContain(second)
    expect(other?.text).toContain(second)
    expect(other?.text).not.toContain(`${first}\n`)
  })

  it('is one job however many processes look at once', async () => {
    const { email } = await subscribed()
    await publishPiece()
    pass(1)
    await Promise.all([queueDueIssues(running), queueDueIssues(running), queueDueIssues(running)])
    for (const job of await takeJobs()) await sendIssue(job)
    expect(sentTo(email)).toHaveLength(1)
  })

  it('goes on after a crash: what was sent is not sent again, what was not is', async () => {
    const { email } = await subscribed()
    await publishPiece()
    pass(1)
    await queueDueIssues(running)
    const jobs = await takeJobs()
    sendMail.mockRejectedValueOnce(new Error('the process died'))
    await Promise.allSettled(jobs.map((job) => sendIssue(job)))
    const before = sentTo(email).length
    await Promise.allSettled(jobs.map((job) => sendIssue(job)))
    await Promise.allSettled(jobs.map((job) => sendIssue(job)))
    expect(new Set(sentTo(email).map(({ headers }) => headers['Message-ID'])).size).toBe(1)
    expect(sentTo(email).length - before).toBeLessThanOrEqual(1)
  })

  it('is one issue of all days for whoever was missed for days', async () => {
    const { email } = await subscribed()
    const first = await publishPiece()
    pass(25)
    const second = await publishPiece()
    pass(48)
    await sendAllDue()
    await sendAllDue()
    expect(sentTo(email)).toHaveLength(1)
    expect(sentTo(email)[0]?.text).toContain(first)
    expect(sentTo(email)[0]?.text).toContain(second)
  })

  it('is not sent where nothing was published, and nothing is lost by that', async () => {
    const { email } = await subscribed()
    pass(1)
    await sendAllDue()
    expect(sentTo(email)).toEqual([])
    const piece = await publishPiece()
    pass(24)
    await sendAllDue()
    expect(sentTo(email).at(-1)?.text).toContain(piece)
  })

  it('can be ended by one click in a mail program, and again', async () => {
    const { email, token } = await subscribed()
    await publishPiece()
    pass(1)
    await sendAllDue()
    const [mail] = sentTo(email)
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    expect(mail?.headers['List-Unsubscribe']).toContain(`/api/v1/newsletter/unsubscribe?token=${token}>`)
    await unsubscribe({ token })
    await unsubscribe({ token })
    expect(await findByToken(token)).toBeNull()
  })

  it('is ended or changed by nobody else', async () => {
    const { token } = await subscribed()
    const forged = token.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')).replace(/^(.{30})./, '$1_')
    await expect(unsubscribe({ token: forged })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(changeWishes({ token: forged, hour: 3, sectionIds: [] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await findByToken(token)).toMatchObject({ hour: 7 })
  })

  it('comes at the new hour once it was changed', async () => {
    const { email, token } = await subscribed()
    await changeWishes({ token, hour: 9, sectionIds: [] })
    await publishPiece()
    pass(1)
    await sendAllDue()
    expect(sentTo(email)).toEqual([])
    pass(2)
    await sendAllDue()
    expect(sentTo(email)).toHaveLength(1)
  })

  it('stops for an address that refuses it for good three times in a row', async () => {
    const { email, token } = await subscribed()
    sendMail.mockImplementation((mail) =>
      mail.to === email ? Promise.reject(new AppError('INVALID', 'refused for good')) : Promise.resolve(),
    )
    const failDay = async () => {
      await publishPiece()
      pass(24)
      await queueDueIssues(running)
      await Promise.allSettled((await takeJobs()).map((job) => sendIssue(job)))
    }
    await failDay()
    await failDay()
    expect(await findByToken(token)).toMatchObject({ state: 'active', refusals: 2 })
    await failDay()
    expect(await findByToken(token)).toMatchObject({ state: 'stopped' })
    await failDay()
    expect(sentTo(email)).toHaveLength(3)
  })
})
