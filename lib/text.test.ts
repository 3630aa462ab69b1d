import { describe, expect, it } from 'vitest'
import { countWords, plainLetters, readingMinutes, slugFor } from './text'

describe('slugFor', () => {
  it.each([
    ['How the Southern Gas Corridor works', 'how-the-southern-gas-corridor-works'],
    ['İçərişəhər: a walled city', 'iceriseher-a-walled-city'],
    ['ISIQ və Şuşa', 'isiq-ve-susa'],
    ['Don’t stop', 'dont-stop'],
    ['  --  ', ''],
    ['中国', ''],
    ['Ağrı, Iğdır & Kars', 'agri-igdir-kars'],
  ])('writes %j as %j', (name, slug) => {
    expect(slugFor(name)).toBe(slug)
  })

  it('cuts a long name at a word', () => {
    const slug = slugFor('word '.repeat(40))
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(slug.endsWith('word')).toBe(true)
  })
})

describe('plainLetters', () => {
  it('folds the four Turkic i letters to one', () => {
    expect(new Set(['Iı', 'İi', 'ıI', 'iİ'].map(plainLetters))).toEqual(new Set(['ii']))
  })
})

describe('reading time', () => {
  it.each([
    [0, 1],
    [200, 1],
    [201, 2],
    [857, 5],
  ])('of %i words is %i minutes', (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes)
  })

  it('counts words with apostrophes and hyphens, and numbers with commas, once', () => {
    expect(countWords('The sea’s low-lying north, 1,200 km²')).toBe(6)
  })
})
