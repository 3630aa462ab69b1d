import { describe, expect, it } from 'vitest'
import { byTag, findAll, namesOf, renderTree, textOf } from '@/components/render.test-support'
import { cards, cardWith, links, site } from '@/components/views.test-support'
import type { FrontView } from '@/lib/fronts/front-view'
import { FrontPage } from './front-page'
import { SectionPage } from './section-page'

const front: FrontView = {
  edition: { startsAt: new Date('2026-11-22T20:00:00Z'), pieces: 6, readingMinutes: 31 },
  lead: cardWith('lead'),
  featured: cards('featured', 4),
  latest: cards('latest', 8),
  blocks: ['energy', 'culture', 'science', 'news'].map((name) => ({
    section: { id: name, name, path: `/${name}`, hue: 100, mark: 'star' as const },
    cards: cards(name, 4),
  })),
}
const section = {
  id: '665f00000000000000000001',
  name: 'News',
  path: '/news',
  hue: 20,
  mark: 'comb' as const,
  description: '',
  parent: null,
  children: [],
}

describe('the home page', () => {
  it('shows every story once, in four arrangements', () => {
    const page = renderTree(<FrontPage site={site} front={front} links={links} />)
    const ids = findAll(page, byTag('article')).map((story) => story.properties['dataId'])
    expect(ids).toHaveLength(29)
    expect(new Set(ids).size).toBe(29)
  })

  it('steps its headings one level at a time', () => {
    const page = renderTree(<FrontPage site={site} front={front} links={links} />)
    const [main] = findAll(page, byTag('main'))
    const levels = main
      ? findAll(main, (element) => /^h\d$/.test(element.tagName)).map(({ tagName }) => Number(tagName[1]))
      : []
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
    expect(levels[0]).toBe(1)
    expect(jumps).toEqual([])
  })

  it('leads into the newest digest and says how much it is', () => {
    const page = renderTree(<FrontPage site={site} front={front} links={links} />)
    const [entry] = findAll(page, (element) => element.properties['ariaLabel'] === 'Digest')
    expect(textOf(entry)).toContain('The digest of Monday, 23 November 2026')
    expect(textOf(entry)).toContain('6 pieces, 31 minutes')
  })

  it('says so when nothing is published yet', () => {
    const page = renderTree(
      <FrontPage site={site} front={{ edition: null, lead: null, featured: [], latest: [], blocks: [] }} links={[]} />,
    )
    expect(namesOf(page, 'section')).toEqual(['Consent'])
    expect(textOf(findAll(page, byTag('main'))[0])).toContain('Nothing is published yet.')
  })
})

describe('a section page', () => {
  const pagerOf = (number: number, pageCount: number) => {
    const page = renderTree(
      <SectionPage site={site} section={section} page={{ cards: cards('c', 3), number, pageCount }} />,
    )
    return findAll(page, (element) => element.properties['ariaLabel'] === 'Pages')[0]
  }

  it.each([
    [1, 1, []],
    [1, 2, ['1*', '2', 'Older']],
    [2, 3, ['Newer', '1', '2*', '3', 'Older']],
    [3, 3, ['Newer', '1', '2', '3*']],
    [7, 12, ['Newer', '1', '6', '7*', '8', '12', 'Older']],
  ])('of number %i of %i leads to its neighbours and the ends', (number, pageCount, names) => {
    const pager = pagerOf(number, pageCount)
    const links = pager ? findAll(pager, byTag('a')) : []
    const named = links.map((link) => `${textOf(link) ?? ''}${link.properties['ariaCurrent'] === 'page' ? '*' : ''}`)
    expect(named).toEqual(names)
  })

  it('leads to its first page by the plain address', () => {
    const pager = pagerOf(2, 3)
    expect(pager && findAll(pager, byTag('a')).map((link) => link.properties['href'])).toEqual([
      '/news',
      '/news',
      '/news/page/2',
      '/news/page/3',
      '/news/page/3',
    ])
  })

  it('carries the mark that an editor gave it', () => {
    const page = renderTree(
      <SectionPage site={site} section={section} page={{ cards: cards('c', 3), number: 1, pageCount: 1 }} />,
    )
    const head = findAll(page, (element) => String(element.properties['className']).includes('section-head'))[0]
    expect(head?.properties['className']).toContain('mark-comb')
  })

  it('says in kind words that it is empty', () => {
    const page = renderTree(<SectionPage site={site} section={section} page={{ cards: [], number: 1, pageCount: 1 }} />)
    expect(textOf(findAll(page, byTag('main'))[0])).toContain('Nothing here yet.')
  })
})
