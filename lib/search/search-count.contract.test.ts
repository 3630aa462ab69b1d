import { expect, it } from 'vitest'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { createFolder } from './fold'
import { countedQuery } from './search-count'
import { countSearch } from './search-count-commands'
import { listSearches } from './search-count-lookup'

const NOW = new Date('2026-11-23T09:00:00Z')
const fold = createFolder()

it.each(['ab', 'me@example.org', 'call 050 123 45 67', 'https://a.example/b', 'a '.repeat(40), ''])(
  'never keeps %o',
  (text) => {
    expect(countedQuery(text, fold)).toBeNull()
  },
)

describeOnEachDatabase('searches that were counted', () => {
  it('are listed by how often they were asked in a month, however they were written', async () => {
    for (const text of ['Qarabağ', 'karabakh', 'Bakı 2026', 'nowhere']) await countSearch(text, text !== 'nowhere', NOW)
    await countSearch('Karabakh', true, new Date('2026-11-01T09:00:00Z'))
    await countSearch('long ago', true, new Date('2026-09-01T09:00:00Z'))
    const { frequent, unanswered } = await listSearches(10, { now: NOW })
    expect(frequent).toEqual([
      { query: 'karabakh', times: 3, isFound: true },
      { query: 'baku 2026', times: 1, isFound: true },
      { query: 'nowhere', times: 1, isFound: false },
    ])
    expect(unanswered).toEqual([{ query: 'nowhere', times: 1, isFound: false }])
    expect((await listSearches(1, { now: NOW, days: 7 })).frequent).toEqual([
      { query: 'karabakh', times: 2, isFound: true },
    ])
  })
})
