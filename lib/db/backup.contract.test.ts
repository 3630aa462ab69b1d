import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { database } from './connection'
import { backUp, restore } from './backup'
import { describeOnEachDatabase } from './database.test-support'

describeOnEachDatabase('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-digest-backup-'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('brings back every document as it was, and only into an empty database', async () => {
    const db = await database()
    const documents = Array.from({ length: 1200 }, (_, index) => ({
      _id: `d${index}`,
      at: new Date(index),
      nested: { list: [index, 'ə', null] },
    }))
    await db.collection<{ _id: string }>('things').insertMany(documents)
    const file = join(folder, 'site.bson.gz')
    expect(await backUp(file)).toBe(1200)
    await expect(restore(file)).rejects.toMatchObject({ code: 'CONFLICT' })
    await db.collection('things').drop()
    expect(await restore(file)).toBe(1200)
    const back = await db.collection<{ _id: string }>('things').find({}).toArray()
    expect(back.toSorted((a, b) => a._id.localeCompare(b._id))).toEqual(
      documents.toSorted((a, b) => a._id.localeCompare(b._id)),
    )
  })
})
