import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { collection } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { AppError } from '@/lib/errors'
import { jobKind } from './job'
import { discardJob, enqueueJob, retryJob, retryJobs } from './job-commands'
import { findOpenJob, listFailedJobs, listOpenJobs } from './job-lookup'
import * as jobs from './job-repository'
import { handleJob, recurringJob, startJobs, type JobHandler, type JobWorker } from './job-worker'

const numberedJob = (name: string, attemptsMax = 10) =>
  jobKind({ name, payload: z.object({ number: z.number() }), attemptsMax })

const workers: JobWorker[] = []
/** Each call is a process of its own, as far as the database can tell. */
function start(handlers: readonly JobHandler[], options: { leaseMs?: number; drainMs?: number } = {}): JobWorker {
  const worker = startJobs(handlers, { pollMs: 10, ...options })
  workers.push(worker)
  return worker
}
afterEach(async () => {
  await Promise.all(workers.splice(0).map(({ stop }) => stop()))
})

type StoredJob = { _id: string; kind: string; state: string; dueAt: Date; attempts: number; lease: string | null }
const stored = async (kind: string) => (await collection<StoredJob>('jobs')).find({ kind }).toArray()
const makeDue = async (kind: string) =>
  (await collection<StoredJob>('jobs')).updateMany({ kind, lease: null }, { $set: { dueAt: new Date() } })

const until = (condition: () => boolean | Promise<boolean>) =>
  expect.poll(condition, { interval: 10, timeout: 10_000 }).toBe(true)

describeOnEachDatabase('jobs', () => {
  it('are each done once, however many processes look for them', async () => {
    const kind = numberedJob('shared')
    const done: number[] = []
    let running = 0
    let runningMost = 0
    let tellOfTwo: () => void = () => undefined
    const twoAtOnce = new Promise<void>((resolve) => (tellOfTwo = resolve))
    // The first job waits for company: processes that took turns would never be done.
    const handler = handleJob(kind, async ({ number }) => {
      running += 1
      runningMost = Math.max(runningMost, running)
      if (running === 2) tellOfTwo()
      await twoAtOnce
      running -= 1
      done.push(number)
    })
    for (let number = 0; number < 40; number += 1) await enqueueJob(kind, { number })
    for (let process = 0; process < 4; process += 1) start([handler])
    await until(async () => (await stored('shared')).length === 0)
    expect(done.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 40 }, (_, number) => number))
    expect(runningMost).toBeLessThanOrEqual(8)
  })

  it('with a key are written down once, also after they were done, and forget what they had to know', async () => {
    const kind = numberedJob('keyed')
    const done: number[] = []
    expect(await enqueueJob(kind, { number: 1 }, { key: 'monday' })).toBe(true)
    expect(await enqueueJob(kind, { number: 2 }, { key: 'monday' })).toBe(false)
    start([handleJob(kind, ({ number }) => Promise.resolve(void done.push(number)))])
    await until(async () => (await stored('keyed'))[0]?.state === 'done')
    expect(await enqueueJob(kind, { number: 3 }, { key: 'monday' })).toBe(false)
    expect(await enqueueJob(kind, { number: 4 }, { key: 'tuesday' })).toBe(true)
    await until(() => done.length === 2)
    expect(done).toEqual([1, 4])
    expect((await stored('keyed'))[0]).toMatchObject({ payload: null, lease: null })
  })

  it('of one kind keep those of another not waiting, however many there are', async () => {
    const [many, one] = [numberedJob('many'), numberedJob('one')]
    const done: string[] = []
    for (let number = 0; number < 50; number += 1) await enqueueJob(many, { number })
    await enqueueJob(one, { number: 1 })
    start([many, one].map((kind) => handleJob(kind, () => Promise.resolve(void done.push(kind.name)))))
    await until(() => done.includes('one'))
    expect(done.length).toBeLessThan(10)
    await until(() => done.length === 51)
  })

  it('wait for their time', async () => {
    const kind = numberedJob('later')
    const done: number[] = []
    await enqueueJob(kind, { number: 1 }, { runAt: new Date(Date.now() + 3_600_000) })
    await enqueueJob(kind, { number: 2 })
    start([handleJob(kind, ({ number }) => Promise.resolve(void done.push(number)))])
    await until(() => done.length === 1)
    expect(done).toEqual([2])
    await makeDue('later')
    await until(() => done.length === 2)
  })

  it('of a process that died are taken over, and the dead one can change nothing any more', async () => {
    const kind = numberedJob('orphan')
    await enqueueJob(kind, { number: 1 })
    const taken = await jobs.claim(['orphan'], { lease: 'of the dead', until: new Date(Date.now() - 1) })
    const attempts: number[] = []
    let finish: () => void = () => undefined
    const finished = new Promise<void>((resolve) => (finish = resolve))
    start([
      handleJob(kind, async (_, { attempt }) => {
        attempts.push(attempt)
        await finished
      }),
    ])
    await until(() => attempts.length === 1)
    const id = taken?.id ?? ''
    expect(await jobs.extend(id, { lease: 'of the dead', until: new Date() })).toBe(false)
    await jobs.settle(id, 'of the dead', { kind: 'done' })
    expect(await stored('orphan')).toHaveLength(1)
    finish()
    await until(async () => (await stored('orphan')).length === 0)
    expect(attempts).toEqual([2])
  })

  it('keep their lease while they run, however long', async () => {
    const kind = numberedJob('long')
    const begun: number[] = []
    let finish: () => void = () => undefined
    const finished = new Promise<void>((resolve) => (finish = resolve))
    const handler = handleJob(kind, async ({ number }) => {
      begun.push(number)
      await finished
    })
    await enqueueJob(kind, { number: 1 })
    start([handler], { leaseMs: 600 })
    await until(() => begun.length === 1)
    const firstEnd = (await stored('long'))[0]?.dueAt.getTime() ?? 0
    start([handler], { leaseMs: 600 })
    await until(() => Date.now() > firstEnd + 100)
    expect(begun).toEqual([1])
    finish()
    await until(async () => (await stored('long')).length === 0)
  })

  it('are told by their signal when another process has them', async () => {
    const kind = numberedJob('lost')
    let signal: AbortSignal | undefined
    await enqueueJob(kind, { number: 1 })
    start(
      [
        handleJob(kind, async (_, turn) => {
          signal = turn.signal
          await new Promise((resolve) => {
            turn.signal.addEventListener('abort', resolve)
          })
          throw turn.signal.reason
        }),
      ],
      { leaseMs: 90 },
    )
    await until(() => signal !== undefined)
    const far = new Date(Date.now() + 60_000)
    await (await collection<StoredJob>('jobs')).updateOne({ kind: 'lost' }, { $set: { lease: 'thief', dueAt: far } })
    await until(() => signal?.aborted === true)
    await Promise.all(workers.splice(0).map(({ stop }) => stop()))
    expect((await stored('lost'))[0]).toMatchObject({ lease: 'thief', state: 'waiting' })
  })

  it('that fail are tried again later, and done when the trouble is over', async () => {
    const kind = numberedJob('flaky')
    const attempts: number[] = []
    await enqueueJob(kind, { number: 1 })
    start([
      handleJob(kind, (_, { attempt }) => {
        attempts.push(attempt)
        return attempt < 3 ? Promise.reject(new Error('the mail server is busy')) : Promise.resolve()
      }),
    ])
    await until(async () => attempts.length === 1 && (await stored('flaky'))[0]?.lease === null)
    const waits = ((await stored('flaky'))[0]?.dueAt.getTime() ?? 0) - Date.now()
    expect(waits).toBeGreaterThan(2_000)
    expect(waits).toBeLessThanOrEqual(10_000)
    await makeDue('flaky')
    await until(async () => attempts.length === 2 && (await stored('flaky'))[0]?.lease === null)
    await makeDue('flaky')
    await until(async () => (await stored('flaky')).length === 0)
    expect(attempts).toEqual([1, 2, 3])
  })

  it.each([
    ['after their last attempt', 1, new Error('refused')],
    ['at once where waiting mends nothing', 10, new AppError('INVALID', 'This is no address.')],
  ])('are given up %s, kept with their error, and can be tried again or discarded', async (name, max, error) => {
    const kind = numberedJob(`given up ${name}`, max)
    let isBroken = true
    await enqueueJob(kind, { number: 7 }, { key: 'a' })
    await enqueueJob(kind, { number: 8 }, { key: 'b' })
    start([handleJob(kind, () => (isBroken ? Promise.reject(error) : Promise.resolve()))])
    const failed = async () => (await listFailedJobs(10)).filter((job) => job.kind === kind.name)
    await until(async () => (await failed()).length === 2)
    const [one, other] = await failed()
    expect(one).toMatchObject({ payload: { number: expect.any(Number) }, attempts: 1, lastError: String(error) })
    isBroken = false
    await retryJob(SYSTEM_ACTOR, { id: one?.id ?? '' })
    await until(async () => (await failed()).length === 1)
    await until(async () => (await stored(kind.name)).some(({ state }) => state === 'done'))
    await discardJob(SYSTEM_ACTOR, { id: other?.id ?? '' })
    expect(await failed()).toEqual([])
    await expect(retryJob(SYSTEM_ACTOR, { id: other?.id ?? '' })).rejects.toThrow('done by now')
  })

  it('that wait are done at once when somebody asks, or removed, unless they run', async () => {
    const kind = numberedJob('asked for')
    const later = new Date(Date.now() + 3_600_000)
    for (const number of [1, 2, 3]) await enqueueJob(kind, { number }, { runAt: new Date(later.getTime() + number) })
    const waiting = () => listOpenJobs(kind, { state: 'waiting', limit: 10 })
    const [first, second] = await waiting()
    expect(first).toMatchObject({ payload: { number: 1 }, state: 'waiting', attempts: 0, lastError: null })
    await retryJob(SYSTEM_ACTOR, { id: first?.id ?? '' })
    const claimed = await jobs.claim([kind.name], { lease: 'mine', until: later })
    expect(claimed?.id).toBe(first?.id)
    expect((await findOpenJob(first?.id ?? ''))?.state).toBe('running')
    for (const command of [retryJob, discardJob])
      await expect(command(SYSTEM_ACTOR, { id: first?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await discardJob(SYSTEM_ACTOR, { id: second?.id ?? '' })
    expect(await retryJobs(SYSTEM_ACTOR, kind, 'waiting')).toBe(1)
    expect((await waiting()).map(({ state, payload }) => [state, payload])).toEqual([
      ['waiting', { number: 3 }],
      ['running', { number: 1 }],
    ])
    await jobs.settle(first?.id ?? '', 'mine', { kind: 'failed', lastError: 'Error: no' })
    expect(await retryJobs(SYSTEM_ACTOR, kind, 'failed')).toBe(1)
    expect((await findOpenJob(first?.id ?? ''))?.state).toBe('waiting')
    const editor = { ...SYSTEM_ACTOR, role: 'editor' as const }
    await expect(retryJobs(editor, kind, 'failed')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('that end the process each time they run are given up as well', async () => {
    const kind = numberedJob('deadly', 2)
    await enqueueJob(kind, { number: 1 })
    for (const lease of ['first', 'second']) await jobs.claim(['deadly'], { lease, until: new Date(Date.now() - 1) })
    let runs = 0
    start([handleJob(kind, () => Promise.resolve(void (runs += 1)))])
    await until(async () => (await listFailedJobs(10)).some((job) => job.kind === 'deadly'))
    expect(runs).toBe(0)
  })

  it('whose payload an older version wrote are not run', async () => {
    const kind = numberedJob('outdated', 1)
    await jobs.insert({ kind: 'outdated', payload: { count: 1 }, dueAt: new Date() })
    let runs = 0
    start([handleJob(kind, () => Promise.resolve(void (runs += 1)))])
    await until(async () => (await listFailedJobs(10)).some((job) => job.kind === 'outdated'))
    expect(runs).toBe(0)
  })

  it('that run end while the process stops; what heeds its signal waits again, without a lost attempt', async () => {
    const kind = numberedJob('stopping')
    const ended: number[] = []
    let begun = 0
    let finish: () => void = () => undefined
    const finished = new Promise<void>((resolve) => (finish = resolve))
    await enqueueJob(kind, { number: 1 })
    await enqueueJob(kind, { number: 2 })
    const worker = start(
      [
        handleJob(kind, async ({ number }, { signal }) => {
          begun += 1
          if (number === 1) await finished
          else
            await new Promise((_, reject) => {
              signal.addEventListener('abort', () => {
                reject(new Error('stopped'))
              })
            })
          ended.push(number)
        }),
      ],
      { drainMs: 50 },
    )
    await until(() => begun === 2)
    const stopped = worker.stop()
    finish()
    await stopped
    expect(ended).toEqual([1])
    expect(await stored('stopping')).toMatchObject([{ attempts: 0, lease: null, state: 'waiting' }])
  })
})

describeOnEachDatabase('recurring work', () => {
  it('is done once a turn by all processes together, and again when the next turn has come', async () => {
    let turns = 0
    const handler = recurringJob('sweep', 3_600, () => Promise.resolve(void (turns += 1)))
    for (let process = 0; process < 4; process += 1) start([handler])
    await until(async () => turns === 1 && (await stored('recurring:sweep'))[0]?.attempts === 0)
    const next = (await stored('recurring:sweep'))[0]?.dueAt.getTime() ?? 0
    expect(next - Date.now()).toBeGreaterThan(3_500_000)
    await makeDue('recurring:sweep')
    await until(() => turns === 2)
    expect(await stored('recurring:sweep')).toHaveLength(1)
  })

  it('that fails comes back sooner than its next turn, and is never given up', async () => {
    let turns = 0
    start([
      recurringJob('broken', 3_600, () => {
        turns += 1
        return Promise.reject(new AppError('INVALID', 'broken'))
      }),
    ])
    for (let turn = 1; turn <= 12; turn += 1) {
      await until(async () => turns === turn && (await stored('recurring:broken'))[0]?.lease === null)
      await makeDue('recurring:broken')
    }
    expect((await stored('recurring:broken'))[0]?.state).toBe('waiting')
  })

  it('whose interval was shortened does not wait for the old one', async () => {
    let turns = 0
    const count = () => Promise.resolve(void (turns += 1))
    start([recurringJob('interval', 86_400, count)])
    await until(async () => turns === 1 && (await stored('recurring:interval'))[0]?.lease === null)
    start([recurringJob('interval', 1, count)])
    await until(() => turns === 2)
  })
})
