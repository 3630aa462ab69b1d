import { expect, it } from 'vitest'
import { database } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { migrate } from './migrate'

describeOnEachDatabase('migrations', () => {
  it('run once each and in order, however many processes start at once', async () => {
    const db = await database()
    const ran: string[] = []
    const migrations = ['0001-first', '0002-second'].map((id) => ({
      id,
      run: () => Promise.resolve(void ran.push(id)),
    }))
    await Promise.all([migrate(db, migrations), migrate(db, migrations), migrate(db, migrations)])
    await migrate(db, migrations)
    expect(ran).toEqual(['0001-first', '0002-second'])
  })

  it('run again after one that failed', async () => {
    const db = await database()
    let attempts = 0
    const flaky = {
      id: '0003-flaky',
      run: () => (++attempts === 1 ? Promise.reject(new Error('stopped')) : Promise.resolve()),
    }
    await expect(migrate(db, [flaky])).rejects.toThrow('stopped')
    expect(await migrate(db, [flaky])).toEqual(['0003-flaky'])
  })
})
