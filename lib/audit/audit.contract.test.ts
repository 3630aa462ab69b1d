import { expect, it } from 'vitest'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import type { AuditAction } from './audit-actions'
import { recordAudit } from './audit-commands'
import { parseAuditFilter } from './audit-filter'
import { listAuditEvents } from './audit-lookup'
import { insert } from './audit-repository'

const admin = { id: 'admin', name: 'Leyla', role: 'admin' } as const
const editor = { id: 'editor', name: 'Rashad', role: 'editor' } as const
const subject = { kind: 'tag', id: 't', name: 'Sea' }
const timeZone = 'Asia/Baku'
const ask = (query: Record<string, string> = {}) => listAuditEvents(admin, parseAuditFilter(query), { timeZone })

describeOnEachDatabase('the audit log', () => {
  it('tells an admin who did what, and nobody else', async () => {
    await recordAudit(admin, { action: 'tag.add', subject: { ...subject, name: 'x'.repeat(300) }, detail: 'new' })
    const [event] = (await ask()).events
    expect(event).toMatchObject({ actorId: 'admin', actorName: 'Leyla', action: 'tag.add', detail: 'new' })
    expect(event?.subject).toEqual({ ...subject, name: 'x'.repeat(200) })
    await expect(listAuditEvents(editor, parseAuditFilter({}), { timeZone })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('never fails the act that it tells of', async () => {
    await recordAudit(admin, { action: 'no.such' as AuditAction, subject })
    expect((await ask({ what: 'no.such' })).events).toEqual([])
  })

  it('is narrowed by person, kind, act and calendar days of the publication', async () => {
    const at = (moment: string) => new Date(moment)
    const event = { actorId: 'p', actorName: 'P', subject, detail: '' }
    // In Baku the second one falls on the third of May.
    await insert({ ...event, at: at('2026-05-02T19:59:59Z'), action: 'tag.change' })
    await insert({ ...event, at: at('2026-05-02T20:00:00Z'), action: 'tag.delete' })
    await insert({
      ...event,
      at: at('2026-05-04T00:00:00Z'),
      action: 'page.add',
      subject: { ...subject, kind: 'page' },
    })
    const actions = async (query: Record<string, string>) =>
      (await ask({ person: 'p', ...query })).events.map(({ action }) => action)
    expect(await actions({})).toEqual(['page.add', 'tag.delete', 'tag.change'])
    expect(await actions({ what: 'tag' })).toEqual(['tag.delete', 'tag.change'])
    expect(await actions({ what: 'tag.change' })).toEqual(['tag.change'])
    expect(await actions({ from: '2026-05-03', to: '2026-05-03' })).toEqual(['tag.delete'])
    expect(await actions({ from: '2026-05-03' })).toEqual(['page.add', 'tag.delete'])
  })

  it('comes fifty at a time, and each event once, also where many have one moment', async () => {
    const moment = new Date('2026-06-01T10:00:00Z')
    for (let number = 0; number < 120; number += 1)
      await insert({ at: moment, actorId: 'many', actorName: 'M', action: 'tag.add', subject, detail: String(number) })
    const seen: string[] = []
    let after: string | null = ''
    const lengths: number[] = []
    while (after !== null) {
      const page = await ask({ person: 'many', after })
      seen.push(...page.events.map(({ id }) => id))
      lengths.push(page.events.length)
      after = page.next
    }
    expect([lengths, new Set(seen).size]).toEqual([[50, 50, 20], 120])
  })
})
