import { expect, it } from 'vitest'
import { fillTop, frontChoiceSchema } from './front'

const piece = (id: string) => ({ id })
const ids = (list: { id: string }[]) => list.map(({ id }) => id).join('')

it('what is pinned stands first, in its order, the newest follow, and nothing stands twice', () => {
  expect(ids(fillTop([piece('d'), piece('b')], ['a', 'b', 'c', 'd', 'e'].map(piece)))).toBe('dbace')
})

it('at most five pieces are pinned', () => {
  const pinned = ['1', '2', '3', '4', '5', '6']
  expect(frontChoiceSchema.safeParse({ pinned, sectionIds: [], revision: 0 }).success).toBe(false)
})
