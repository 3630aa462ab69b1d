import { describe, expect, it } from 'vitest'
import { createFolder } from './fold'
import { termsOf } from './terms'

const terms = (text: string) => termsOf(text, createFolder())

describe('folding for search', () => {
  it.each([
    ['Əliyev', 'Aliyev'],
    ['Əliyev', 'ALIYEV'],
    ['Aliev', 'Eliyev'],
    ['Türkiye', 'Turkey'],
    ['Bakı', 'BAKU'],
    ['Qarabağ', 'Karabakh'],
    ['İçərişəhər', 'içərişəhər'],
    ['the U.S.', 'US'],
    ['Baku’s', 'Bakı'],
    ['elections', 'election'],
  ])('finds %s and %s as one', (one, other) => {
    expect(terms(one).some((term) => terms(other).includes(term))).toBe(true)
  })

  it('keeps the places of words in the text', () => {
    const [, second] = createFolder()('A Qarabağ story')
    expect(second).toMatchObject({ start: 2, end: 9 })
  })

  it('drops what stands in every text and what is no word', () => {
    expect(terms('the \u0000 and — of')).toEqual([])
  })

  it('follows a list of equivalents that an editor wrote', () => {
    expect(termsOf('Peking', createFolder([['beijing', 'peking']]))).toEqual(termsOf('Beijing', createFolder()))
  })
})
