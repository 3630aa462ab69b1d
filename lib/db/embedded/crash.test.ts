import { expect, it } from 'vitest'
import { countTogether, crashRounds } from './crash-cases'

it('3 times kill -9 while writing: no acknowledged write is lost, every document is indexed and found', async () => {
  const { acknowledged, ...rest } = await crashRounds(3)

  expect(rest).toEqual({ lostInserts: 0, lostUpdates: 0, unindexed: 0, integrity: 'ok' })
  expect(acknowledged).toBeGreaterThan(100)
}, 120_000)

it('two processes with 500 writes each on one document lose none', async () => {
  expect(await countTogether(500)).toEqual({ counted: 1000, entries: 100, integrity: 'ok' })
}, 120_000)
