import { expect, it } from 'vitest'
import { orderAfter, parseOrder } from './order'

it.each([
  ['up:b', ['b', 'a', 'c']],
  ['down:b', ['a', 'c', 'b']],
  ['up:a', ['a', 'b', 'c']],
  ['down:c', ['a', 'b', 'c']],
  ['up:nobody', ['a', 'b', 'c']],
  ['', ['a', 'b', 'c']],
])('"%s" makes %j of a, b, c', (move, expected) => {
  expect(orderAfter(['a', 'b', 'c'], move)).toEqual(expected)
})

it('an order that a form sends is its ids, with the move that was asked for', () => {
  expect(parseOrder('a,b,c', 'up:c')).toEqual(['a', 'c', 'b'])
  expect(parseOrder('', '')).toEqual([])
})
