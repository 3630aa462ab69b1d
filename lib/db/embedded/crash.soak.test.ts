import { expect, it } from 'vitest'
import { countTogether, crashRounds } from './crash-cases'

it('30 times kill -9 while writing: no acknowledged write is lost, every document is indexed and found', async () => {
  const { acknowledged, ...rest } = await crashRounds(30)

  expect(rest).toEqual({ lostInserts: 0, lostUpdates: 0, unindexed: 0, integrity: 'ok' })
  expect(acknowledged).toBeGreaterThan(1000)
})

it('two processes with 10,000 writes each on one document lose none', async () => {
  expect(await countTogether(10_000)).toEqual({ counted: 20_000, entries: 2000, integrity: 'ok' })
})
