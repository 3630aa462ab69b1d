import { beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { parseAuditFilter } from '@/lib/audit/audit-filter'
import { listAuditEvents } from '@/lib/audit/audit-lookup'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { jobKind } from '@/lib/jobs/job'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { handleJob, startJobs } from '@/lib/jobs/job-worker'
import { issueJob } from '@/lib/newsletter/newsletter'
import { mailJob } from './letter'
import { queueLetter } from './mail-commands'
import { giveUpLetter, retryLetter, retryLetters } from './open-letter-commands'
import { listOpenLetters } from './open-letter-lookup'

const editor = { id: 'e', name: 'Rashad', role: 'editor' } as const
const letter = {
  subject: '123456 is your sign-in code',
  heading: 'Your sign-in code',
  paragraphs: [],
  code: '123456',
  note: '',
}
const failing = [mailJob, issueJob].map((kind) =>
  handleJob(jobKind({ ...kind, attemptsMax: 1 } as typeof mailJob), () => Promise.reject(new Error('ECONNREFUSED'))),
)
const letters = async (state: 'waiting' | 'failed', actor = SYSTEM_ACTOR) =>
  (await listOpenLetters(actor, state)).letters

describeOnEachDatabase('letters that are not sent', () => {
  beforeAll(async () => {
    await queueLetter('leyla@example.org', letter)
    await enqueueJob(issueJob, { subscriberId: 's', upTo: new Date() })
  })

  it('are told by what they are about, never by a code, and by an address only to whoever may see it', async () => {
    const shown = await letters('waiting')
    expect(shown.map(({ about, to }) => [about, to])).toEqual([
      ['Your sign-in code', 'leyla@example.org'],
      ['The digest by e-mail', 'a subscriber'],
    ])
    expect(JSON.stringify(shown)).not.toContain('123456')
    expect((await letters('waiting', editor)).map(({ to }) => to)).toEqual(['l…@example.org', 'a subscriber'])
    await expect(letters('waiting', { ...editor, role: 'author' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('are tried again one by one or all at once, and given up, with a note in the audit log', async () => {
    const worker = startJobs(failing, { pollMs: 10 })
    await expect.poll(async () => (await letters('failed')).length, { interval: 10 }).toBe(2)
    await worker.stop()
    const [first] = await letters('failed')
    expect(first).toMatchObject({ tries: 1, trouble: 'The mail server cannot be reached.' })
    await expect(retryLetter(editor, { id: first?.id ?? '' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await retryLetter(SYSTEM_ACTOR, { id: first?.id ?? '' })
    expect((await retryLetters(SYSTEM_ACTOR, { state: 'failed' })).value).toBe(1)
    expect([(await letters('failed')).length, (await letters('waiting')).length]).toEqual([0, 2])
    await giveUpLetter(SYSTEM_ACTOR, { id: first?.id ?? '' })
    await expect(giveUpLetter(SYSTEM_ACTOR, { id: first?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { events } = await listAuditEvents(SYSTEM_ACTOR, parseAuditFilter({ what: 'mail' }), { timeZone: 'UTC' })
    expect(events.map(({ action, subject }) => [action, subject.name])).toEqual([
      ['mail.give-up', first?.about],
      ['mail.retry', '1 letters'],
      ['mail.retry', first?.about],
    ])
  })

  it('are letters: no other job is touched', async () => {
    const other = jobKind({ name: 'other', payload: issueJob.payload })
    await enqueueJob(other, { subscriberId: 's', upTo: new Date() })
    const shown = await letters('waiting')
    expect(shown).toHaveLength(1)
    await expect(retryLetter(SYSTEM_ACTOR, { id: 'f'.repeat(24) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
