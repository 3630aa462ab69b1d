import { expect, it } from 'vitest'
import { firstOf, returnedFirst } from './desk'

it('two lists become one in which nothing stands twice', () => {
  const rows = (...ids: string[]) => ids.map((id) => ({ id }))
  expect(firstOf(3, rows('b', 'a'), rows('a', 'b', 'c', 'd'))).toEqual(rows('b', 'a', 'c'))
})

it('what came back stands before what is still being written', () => {
  const review = { assigneeId: null, assigneeName: '', note: 'Who?', byId: 'e', byName: 'Leyla', at: new Date(0) }
  const drafts = [{ review: null }, { review }]
  expect(returnedFirst(drafts)).toEqual([{ review }, { review: null }])
})
