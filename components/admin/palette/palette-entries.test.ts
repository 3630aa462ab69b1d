import { describe, expect, it } from 'vitest'
import { paletteGroups } from './palette-entries'

const places = [
  { path: '/admin', name: 'Desk' },
  { path: '/admin/search-words', name: 'Search words' },
]
const articles = [{ id: 'a1', headline: 'The sea', path: '/news/the-sea' }]
const offered = (typed: string, mayWrite = true) =>
  paletteGroups(typed, { places, articles, mayWrite }).map(({ name, entries }) => [
    name,
    entries.map(({ path }) => path),
  ])

describe('the palette', () => {
  it('offers what one may begin and where one may go before anything is typed', () => {
    expect(offered('')).toEqual([
      ['Begin', ['/admin/articles/new']],
      ['Go to', ['/admin', '/admin/search-words']],
    ])
    expect(offered('', false)).toEqual([['Go to', ['/admin', '/admin/search-words']]])
  })

  it('narrows places by every word, however it is typed, and adds pieces to their editor', () => {
    expect(offered('WÖRDS  sea')).toEqual([
      ['Go to', ['/admin/search-words']],
      ['Pieces', ['/admin/articles/a1', '/admin/articles?q=W%C3%96RDS++sea']],
    ])
  })
})
