import { describe, expect, it } from 'vitest'
import { createFolder } from './fold'
import { findPassage, markTerms, withFragment } from './passage'
import { termsOf } from './terms'

const fold = createFolder()
const passage = (text: string, query: string) => findPassage(text, new Set(termsOf(query, fold)), fold)
const shown = (text: string, query: string) =>
  passage(text, query)
    ?.segments.map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join('')

describe('the passage that answers', () => {
  it('is marked where the words stand, however they are written', () => {
    expect(shown('In Bakı the gauges fell.', 'Baku gauge')).toBe('In [Bakı] the [gauges] fell.')
  })

  it('is the stretch with most of the words, and never crosses a line', () => {
    expect(shown('The sea is salt.\nThe level of the sea falls.', 'sea level')).toBe('The [level] of the [sea] falls.')
  })

  it('is cut at words and says so', () => {
    const long = `${'before '.repeat(60)}seal ${'after '.repeat(60)}`.trim()
    expect(shown(long, 'seal')).toMatch(/^… (before ){8}\[seal\]( after){20,} …$/)
  })

  it('is none where no word stands', () => {
    expect(passage('Nothing of it.', 'seal')).toBeNull()
  })

  it('gives the words that a browser finds it by', () => {
    expect(passage('Yesterday the low-lying coast, as it was, flooded again and again.', 'coast')?.fragment).toBe(
      'coast, as it was, flooded again and',
    )
    expect(withFragment('/a/b', 'low-lying, & so')).toBe('/a/b#:~:text=low%2Dlying%2C%20%26%20so')
    expect(withFragment('/a/b', '')).toBe('/a/b')
  })

  it('leaves the text as it is', () => {
    const text = 'A <b>"Qarabağ"</b> & more'
    const segments = markTerms(text, new Set(termsOf('Karabakh', fold)), fold)
    expect(segments.map((segment) => segment.text).join('')).toBe(text)
    expect(segments.filter(({ isMatch }) => isMatch)).toEqual([{ text: 'Qarabağ', isMatch: true }])
  })
})
