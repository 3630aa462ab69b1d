import { expect, it } from 'vitest'
import { DEFAULT_EQUIVALENTS } from './equivalents'
import { parseEquivalentsText, toEquivalentsText } from './equivalents-text'

it('what is written out is read as it was', () => {
  expect(parseEquivalentsText(toEquivalentsText(DEFAULT_EQUIVALENTS))).toEqual(DEFAULT_EQUIVALENTS)
})

it('blanks, empty lines and stray commas mean nothing', () => {
  expect(parseEquivalentsText('  baku ,baki,\r\n\n , \n')).toEqual([['baku', 'baki']])
})
