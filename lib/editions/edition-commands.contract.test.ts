import { expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveEdition } from './edition-commands'
import { findByDay } from './edition-repository'

const author = { id: 'a', name: 'An author', role: 'author' } as const
const choice = { day: '2026-11-23', order: ['b', 'a'], leftOut: ['c'], revision: 0 } as const
const input = { ...choice, order: [...choice.order], leftOut: [...choice.leftOut] }

describeOnEachDatabase('ordering an edition', () => {
  it('is for editors, keeps the order, and makes that day stale', async () => {
    await expect(saveEdition(author, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { staleTags } = await saveEdition(SYSTEM_ACTOR, input)
    expect(staleTags).toEqual(['edition:2026-11-23'])
    expect(await findByDay('2026-11-23')).toEqual({ ...input, revision: 1 })
    expect(await findByDay('2026-11-22')).toBeNull()
  })

  it('never overwrites what somebody else saved in between', async () => {
    const day = '2026-11-24'
    await saveEdition(SYSTEM_ACTOR, { ...input, day })
    await expect(saveEdition(SYSTEM_ACTOR, { ...input, day })).rejects.toMatchObject({ code: 'CONFLICT' })
    await saveEdition(SYSTEM_ACTOR, { ...input, day, order: ['z'], revision: 1 })
    await expect(saveEdition(SYSTEM_ACTOR, { ...input, day, revision: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await findByDay(day)).toMatchObject({ order: ['z'], revision: 2 })
  })

  it('refuses a day that the calendar does not have', async () => {
    await expect(saveEdition(SYSTEM_ACTOR, { ...input, day: '2026-02-30' })).rejects.toMatchObject({ code: 'INVALID' })
  })
})
