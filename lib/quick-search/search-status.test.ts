import { describe, expect, it } from 'vitest'
import { NO_ANSWER } from './quick-search'
import { searchStatus, type ArchiveState, type HeadlinesState } from './search-status'

const nothing: HeadlinesState = { kind: 'whole', answer: NO_ANSWER, query: 'salt' }
const one: HeadlinesState = {
  ...nothing,
  answer: { ...NO_ANSWER, articles: [{ path: '/a', headline: [], deck: null, section: 'News', day: 1 }] },
}
const none: ArchiveState = { kind: 'answered', hits: [] }
const status = (headlines: HeadlinesState, archive: ArchiveState, query = 'salt') =>
  searchStatus({ query, headlines, archive })

describe('how a search stands, in words', () => {
  it.each([
    ['before anything is typed', status(nothing, { kind: 'idle' }, ''), 'Type a name'],
    [
      'while both are asked',
      status({ kind: 'waiting', answer: NO_ANSWER }, { kind: 'waiting' }),
      'Looking … Searching',
    ],
    ['while an answer is for other words', status(one, none, 'salted'), 'Looking …'],
    ['with one suggestion', status(one, none), '1 suggestion.'],
    ['with nothing at all', status(nothing, none), 'Try fewer words'],
    ['without a line', status(one, { kind: 'offline' }), 'You are offline'],
    ['where the archive fails', status(one, { kind: 'failed' }), 'could not be searched'],
    ['where the index fails', status({ kind: 'failed', answer: NO_ANSWER }, none), 'Enter searches the whole archive'],
  ])('%s', (_, sentence, part) => {
    expect(sentence).toContain(part)
  })

  it('never says that there is nothing before everything was searched', () => {
    expect(status({ kind: 'waiting', answer: NO_ANSWER, query: 'salt' }, none)).not.toContain('Nothing here')
  })
})
