import { expect, test } from 'vitest'
import { contentHash, entityTagOf, matchesEntityTag } from './entity-tag'

const hash = contentHash(Buffer.from('page'), 'policy')

test('other bytes, another policy or another encoding have another tag', () => {
  const tags = [
    entityTagOf(hash, 'identity'),
    entityTagOf(hash, 'gzip'),
    entityTagOf(hash, 'br'),
    entityTagOf(contentHash(Buffer.from('page!'), 'policy'), 'br'),
    entityTagOf(contentHash(Buffer.from('page'), 'policy!'), 'br'),
  ]
  expect(new Set(tags).size).toBe(tags.length)
})

test.each([
  ['"a-br"', true],
  ['W/"a-br"', true],
  ['"x", W/"y" , "a-br"', true],
  ['*', true],
  ['"a"', false],
  ['a-br', false],
  ['"A-BR"', false],
  ['', false],
])('If-None-Match %s names the tag: %s', (value, expected) => {
  expect(matchesEntityTag(value, '"a-br"')).toBe(expected)
})
