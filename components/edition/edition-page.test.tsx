import { describe, expect, it } from 'vitest'
import { byTag, findAll, renderTree, textOf } from '@/components/render.test-support'
import { cards, site } from '@/components/views.test-support'
import type { EditionView } from '@/lib/editions/edition-view'
import { EditionPage } from './edition-page'

const edition: EditionView = {
  day: '2026-11-23',
  path: '/digest/2026-11-23',
  startsAt: new Date('2026-11-22T20:00:00Z'),
  cards: cards('piece', 3),
  pieces: 3,
  readingMinutes: 14,
  previous: '2026-11-20',
  next: null,
}
const show = (overrides: Partial<EditionView> = {}) =>
  renderTree(<EditionPage site={site} edition={{ ...edition, ...overrides }} />)
const mainOf = (page: ReturnType<typeof show>) => textOf(findAll(page, byTag('main'))[0])

describe('the page of an edition', () => {
  it('names its day, says how much it is, and shows the pieces in their order', () => {
    const page = show()
    expect(textOf(findAll(page, byTag('h1'))[0])).toBe('The digest of Monday, 23 November 2026')
    expect(mainOf(page)).toContain('3 pieces, 14 minutes')
    expect(findAll(page, byTag('article')).map((piece) => piece.properties['dataId'])).toEqual([
      'piece-0',
      'piece-1',
      'piece-2',
    ])
  })

  it('has an end', () => {
    expect(mainOf(show())).toContain('You are up to date.')
    expect(mainOf(show({ next: '2026-11-24' }))).not.toContain('You are up to date.')
  })

  it.each([
    ['2026-11-20', '2026-11-24', ['/digest/2026-11-20', '/digest/2026-11-24']],
    [null, '2026-11-24', ['/digest/2026-11-24']],
    [null, null, undefined],
  ] as const)('leads to the editions around it (%s, %s)', (previous, next, addresses) => {
    const [around] = findAll(show({ previous, next }), (element) => element.properties['ariaLabel'] === 'Editions')
    expect(around && findAll(around, byTag('a')).map((link) => link.properties['href'])).toEqual(addresses)
  })
})
