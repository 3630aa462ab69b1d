import { describe, expect, it } from 'vitest'
import { createQuickSearch, type MarkedText } from './quick-search'
import { articleWith, indexWith } from './quick-index.test-support'

const plain = (text: MarkedText | null | undefined) => text?.map((piece) => piece.text).join('')
const marked = (text: MarkedText | null | undefined) =>
  text?.filter(({ isMatch }) => isMatch).map((piece) => piece.text)

const HEADLINES = [
  'Əliyev meets farmers at the Araz',
  'Türkiye opens a second railway',
  'The road to Qarabağ',
  'A carpet from Karabakh',
  'Wind over Absheron',
  'The theatre reopens',
]
const searchIn = (articles = HEADLINES.map((headline) => articleWith({ headline, slug: headline }))) => {
  const quickSearch = createQuickSearch(indexWith(articles))
  quickSearch.addNext(articles.length)
  return quickSearch.search
}
const found = (query: string) => searchIn()(query).articles.map(({ headline }) => plain(headline))

describe('searching as one types', () => {
  it.each([
    ['Aliyev', 'Əliyev meets farmers at the Araz'],
    ['ALIYEV', 'Əliyev meets farmers at the Araz'],
    ['eliy', 'Əliyev meets farmers at the Araz'],
    ['aliev', 'Əliyev meets farmers at the Araz'],
    ['turkey', 'Türkiye opens a second railway'],
    ['TÜRKİYE', 'Türkiye opens a second railway'],
    ['turk', 'Türkiye opens a second railway'],
    ['karabakh road', 'The road to Qarabağ'],
    ['qarab carpet', 'A carpet from Karabakh'],
    ['abş', 'Wind over Absheron'],
    ['the wind', 'Wind over Absheron'],
  ])('%j finds "%s"', (query, headline) => {
    expect(found(query)).toEqual([headline])
  })

  it.each([
    ['karpet', 'a wrong letter'],
    ['carpt', 'a missing letter'],
    ['carrpet', 'a letter too many'],
    ['capret', 'two letters swapped'],
  ])('%j forgives %s', (query) => {
    const answer = searchIn()(query)
    expect(answer).toMatchObject({ isForgiven: true })
    expect(answer.articles.map(({ headline }) => plain(headline))).toEqual(['A carpet from Karabakh'])
  })

  it('forgives nothing where something matches exactly', () => {
    const search = searchIn([articleWith({ headline: 'Bread' }), articleWith({ headline: 'Broad', slug: 'broad' })])
    expect(search('bread')).toMatchObject({ isForgiven: false, articles: [{ headline: [{ text: 'Bread' }] }] })
  })

  it('forgives nothing where every word is known but no article holds them all', () => {
    expect(searchIn()('wind carpet')).toEqual({ places: [], articles: [], isForgiven: false })
  })

  it('puts a headline before a deck, and a deck is shown where it alone tells why', () => {
    const search = searchIn([
      articleWith({ headline: 'Harvest', deck: 'Of salt and wool', slug: 'one' }),
      articleWith({ headline: 'Salt', deck: 'Under the lake', slug: 'two' }),
    ])
    const [first, second] = search('salt').articles
    expect([plain(first?.headline), first?.deck]).toEqual(['Salt', null])
    expect([plain(second?.headline), plain(second?.deck)]).toEqual(['Harvest', 'Of salt and wool'])
  })

  it('marks what matched, in the letters of the text', () => {
    const [article] = searchIn()('aliyev araz').articles
    expect(marked(article?.headline)).toEqual(['Əliyev', 'Araz'])
  })

  it('finds articles by their authors and tags, and the pages of those', () => {
    const search = searchIn([articleWith({ headline: 'A dry pier', names: [1, 2] })])
    const answer = search('ismayilova')
    expect(answer.articles.map(({ headline }) => plain(headline))).toEqual(['A dry pier'])
    expect(answer.places.map(({ path, name }) => [path, marked(name)])).toEqual([
      ['/author/nigar-ismayilova', ['İsmayılova']],
    ])
    expect(search('casp').places.map(({ path }) => path)).toEqual(['/tag/caspian-sea'])
  })

  it.each(['', '   ', 'a', '—', '\u0000', '"\'()*'])('%j finds nothing and breaks nothing', (query) => {
    expect(searchIn()(query).articles).toEqual([])
  })

  it('answers a query of any length', () => {
    expect(searchIn()('wind '.repeat(20_000)).articles.map(({ headline }) => plain(headline))).toEqual([
      'Wind over Absheron',
    ])
  })

  it('finds the newest before the whole index is there', () => {
    const quickSearch = createQuickSearch(
      indexWith([articleWith({ headline: 'New salt' }), articleWith({ headline: 'Old salt', slug: 'old' })]),
    )
    expect(quickSearch.addNext(1)).toBe(true)
    expect(quickSearch.search('salt').articles).toHaveLength(1)
    expect(quickSearch.addNext(1)).toBe(false)
    expect(quickSearch.search('salt').articles).toHaveLength(2)
  })
})
