import { expect, it } from 'vitest'
import { newAccount } from '@/lib/accounts/account.test-support'
import { toActor } from '@/lib/accounts/account'
import { newId } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { exportKept, forgetKept, keep, mergeDevice } from './keeping-commands'
import { KEPT_MAX, toSubject, type DeviceState } from './kept'

const newReader = async () => toActor(await newAccount())
const deviceWith = (overrides: Partial<DeviceState> = {}): DeviceState => ({
  choices: {},
  places: [],
  kept: [],
  ...overrides,
})
const keptBy = async (actor: Awaited<ReturnType<typeof newReader>>) =>
  (await mergeDevice(actor, deviceWith())).value.kept.map(([subject]) => subject)

describeOnEachDatabase('what a reader keeps', () => {
  it('is there once however often it is kept, and gone when it is let go of', async () => {
    const reader = await newReader()
    const subject = toSubject('article', newId())
    await keep(reader, { subject, isKept: true })
    await keep(reader, { subject, isKept: true })
    expect(await keptBy(reader)).toEqual([subject])
    await keep(reader, { subject, isKept: false })
    expect(await keptBy(reader)).toEqual([])
  })

  it('is nobody else’s', async () => {
    const [reader, other] = [await newReader(), await newReader()]
    await keep(reader, { subject: toSubject('tag', newId()), isKept: true })
    expect(await keptBy(other)).toEqual([])
  })

  it('ends at a number, with words', async () => {
    const reader = await newReader()
    const kept = Array.from({ length: KEPT_MAX.section + 5 }, (_, at) => [toSubject('section', newId()), at] as const)
    await mergeDevice(reader, deviceWith({ kept: kept.map(([subject, at]) => [subject, at]) }))
    // The newest have come in.
    expect(new Set(await keptBy(reader))).toEqual(new Set(kept.slice(5).map(([subject]) => subject)))
    await expect(keep(reader, { subject: toSubject('section', newId()), isKept: true })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('is joined from two devices, also when both tell it at once', async () => {
    const reader = await newReader()
    const [one, other] = [toSubject('article', newId()), toSubject('author', newId())]
    await Promise.all([
      mergeDevice(reader, deviceWith({ kept: [[one, 10]], choices: { theme: { value: 'dark', at: 10 } } })),
      mergeDevice(reader, deviceWith({ kept: [[other, 20]], places: [['/a/b', 0.5, 20]] })),
    ])
    const { value } = await mergeDevice(reader, deviceWith({ choices: { theme: { value: 'light', at: 5 } } }))
    expect(new Set(value.kept)).toEqual(
      new Set([
        [one, 10],
        [other, 20],
      ]),
    )
    expect(value.choices).toEqual({ theme: { value: 'dark', at: 10 } })
    expect(value.places).toEqual([['/a/b', 0.5, 20]])
  })

  it.each([
    { choices: { theme: { value: 'pink', at: 1 } } },
    { places: [['https://elsewhere.example/', 0.5, 1]] },
    { kept: [['page:1', 1]] },
  ])('is refused where it is no such thing: %j', async (overrides) => {
    const reader = await newReader()
    await expect(mergeDevice(reader, deviceWith(overrides as Partial<DeviceState>))).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  it('is handed out whole, and leaves nothing behind', async () => {
    const reader = await newReader()
    const id = newId()
    await mergeDevice(reader, deviceWith({ kept: [[toSubject('article', id), 10]], places: [['/a/b', 0.5, 20]] }))
    expect(await exportKept(reader)).toMatchObject({
      article: [{ id, keptAt: new Date(10) }],
      places: [{ path: '/a/b', part: 0.5, at: 20 }],
    })
    await forgetKept(reader)
    expect(await mergeDevice(reader, deviceWith())).toMatchObject({ value: deviceWith() })
  })
})
