import { describe, expect, it } from 'vitest'
import { byTag, findAll, namesOf, renderTree, textOf } from '@/components/render.test-support'
import { articleWith, cards, links, NOW, picture, site } from '@/components/views.test-support'
import type { ArticleRails } from '@/lib/articles/article-view'
import { ArticlePage } from './article-page'

const NO_RAILS: ArticleRails = { inline: [], grid: [], newest: [], atTheTime: [], sinceThen: [], reasons: {} }
const rails: ArticleRails = {
  ...NO_RAILS,
  inline: cards('inline', 5),
  grid: cards('grid', 8),
  newest: cards('newest', 10),
}

const show = (article = articleWith(), given = rails) =>
  renderTree(<ArticlePage site={site} article={article} rails={given} links={links} now={NOW} />)

describe('an article page', () => {
  it('carries the landmarks of the contract', () => {
    const page = show()
    expect(namesOf(page, 'nav')).toEqual(expect.arrayContaining(['Primary', 'Breadcrumb', 'Footer']))
    expect(namesOf(page, 'section').filter((name) => name !== 'Consent')).toEqual([
      'You Might Also Like',
      'New articles',
      'You Might Also Like',
      'Useful links',
    ])
    expect(findAll(page, byTag('main'))).toHaveLength(1)
  })

  it('has one h1, the headline', () => {
    expect(findAll(show(), byTag('h1')).map(textOf)).toEqual(['The level of the sea'])
  })

  it('leads from the publication over the section to the headline', () => {
    const trail = findAll(show(), (element) => element.properties['ariaLabel'] === 'Breadcrumb')[0]
    expect(trail && findAll(trail, byTag('li')).map(textOf)).toEqual(['The Gauge', 'Energy', 'The level of the sea'])
  })

  it('shows every story of its rails once and itself never', () => {
    const page = show()
    const paths = findAll(
      page,
      (element) => element.tagName === 'a' && /-\d$/.test(String(element.properties['href'])),
    ).map((link) => link.properties['href'])
    expect(paths).toHaveLength(23)
    expect(new Set(paths).size).toBe(23)
    expect(findAll(page, (element) => element.properties['href'] === '/energy/the-level')).toEqual([])
  })

  it('says why a related piece stands there, once for each that has a reason', () => {
    const reasons = { 'inline-1': ['Nakhchivan', 'transport corridor'], 'grid-2': ['gauges'] }
    const isReason = (element: { properties: Record<string, unknown> }) =>
      [element.properties['className']].flat().includes('also-about')
    expect(findAll(show(articleWith(), { ...rails, reasons }), isReason).map(textOf)).toEqual([
      'Also about: Nakhchivan, transport corridor',
      'Also about: gauges',
    ])
    expect(findAll(show(), isReason)).toEqual([])
  })

  it('tells beside an old piece what appeared with it and what followed, where there is enough of it', () => {
    const sinceThen = cards('since', 2)
    expect(namesOf(show(articleWith(), { ...rails, atTheTime: cards('then', 4), sinceThen }), 'section')).toEqual(
      expect.arrayContaining(['At the time', 'Since then']),
    )
    expect(namesOf(show(articleWith(), { ...rails, sinceThen }), 'section')).not.toContain('At the time')
  })

  it('leaves no empty region where a rail or the links have nothing', () => {
    const page = renderTree(<ArticlePage site={site} article={articleWith()} rails={NO_RAILS} links={[]} now={NOW} />)
    expect(namesOf(page, 'section')).toEqual(['Consent'])
  })

  it('names the day of an update only where there is one', () => {
    expect(textOf(findAll(show(), byTag('main'))[0])).not.toContain('Updated')
    const updated = show(articleWith({ updatedAt: new Date('2026-11-20T09:00:00Z') }))
    expect(textOf(findAll(updated, byTag('main'))[0])).toContain('Updated 20 November 2026')
  })

  it('tells what was changed and why, newest first, and names the newest in its head', () => {
    const changes = [
      { kind: 'correction' as const, reason: 'The level was given in feet.', at: new Date('2026-11-02T10:05:00Z') },
      { kind: 'update' as const, reason: 'Adds the ministry’s answer.', at: new Date('2026-11-01T12:00:00Z') },
    ]
    const page = show(articleWith({ changes, updatedAt: new Date('2026-11-20T09:00:00Z') }))
    const history = findAll(page, (element) => element.properties['id'] === 'changes')[0]
    expect(history && findAll(history, byTag('li')).map(textOf)).toEqual([
      'Correction 2 November 2026, 14:05The level was given in feet.',
      'Update 1 November 2026, 16:00Adds the ministry’s answer.',
    ])
    const dates = findAll(page, (element) => String(element.properties['className']) === 'dates')[0]
    expect(dates && findAll(dates, byTag('li')).map(textOf)).toEqual(
      expect.arrayContaining(['Corrected 2 November 2026', 'Edited 20 November 2026']),
    )
    expect(textOf(findAll(show(), byTag('main'))[0])).not.toContain('Changes to this article')
  })

  it('says of a piece older than a year that it is', () => {
    const isNote = (element: { properties: Record<string, unknown> }) => element.properties['role'] === 'note'
    expect(findAll(show(), isNote)).toEqual([])
    const old = show(articleWith({ publishedAt: new Date('2024-03-01T09:00:00Z') }))
    expect(findAll(old, isNote).map(textOf)).toEqual([expect.stringContaining('more than 2 years old')])
  })

  it('lists the parts of a piece from four headings on', () => {
    const parts = (count: number) =>
      articleWith({ html: Array.from({ length: count }, (_, i) => `<h2>Part ${i}</h2>`).join('') })
    expect(namesOf(show(parts(3)), 'nav')).not.toContain('On this page')
    expect(namesOf(show(parts(4)), 'nav')).toContain('On this page')
  })
})

describe('the text of an article', () => {
  it('opens a note where it is called', () => {
    const page = show(articleWith({ html: '<p>It falls.<span data-type="footnote">By <em>how</em> much?</span></p>' }))
    const call = findAll(page, (element) => element.properties['popoverTarget'] === 'note-1')
    expect(call.map((button) => button.properties['ariaLabel'])).toEqual(['Note 1'])
    expect(textOf(findAll(page, (element) => element.properties['id'] === 'note-1')[0])).toBe('1 By how much?')
  })

  it('loads nothing of another site for an embed', () => {
    const page = show(
      articleWith({ html: '<figure data-type="embed"><a href="https://youtu.be/aqz-KE-bpKQ">A film</a></figure>' }),
    )
    const facade = findAll(page, (element) => 'dataFrame' in element.properties)[0]
    expect(facade?.properties['href']).toBe('https://youtu.be/aqz-KE-bpKQ')
    expect(findAll(page, byTag('iframe'))).toEqual([])
  })

  it('keeps a picture its place and leads to its largest file', () => {
    const page = show(
      articleWith({ html: `<figure><img src="/media/${picture.key}"><figcaption>A pier</figcaption></figure>` }),
    )
    const zoom = findAll(page, (element) => 'dataZoom' in element.properties)[0]
    expect(zoom?.properties['href']).toBe(`/media/${picture.key}/1600.webp`)
    expect(zoom && findAll(zoom, byTag('img'))[0]?.properties).toMatchObject({
      width: 1600,
      height: 1000,
      alt: 'A dry pier.',
    })
  })
})

describe('a reprint', () => {
  it('tells where it comes from, and in whose words', () => {
    const provenance = {
      kind: 'translation' as const,
      sourceName: 'Gazette of the Gulf',
      sourceUrl: 'https://gazette.example/1',
      sourceAuthor: 'A. Writer',
      sourceLanguage: 'az',
      sourcePublishedAt: new Date('2026-10-01T09:00:00Z'),
      translators: [{ name: 'Emily Hart', path: '/author/emily' }],
    }
    const card = findAll(show(articleWith({ provenance })), byTag('aside'))[0]
    expect(card && findAll(card, byTag('dd')).map(textOf)).toEqual([
      'Gazette of the Gulf',
      'A. Writer',
      '1 October 2026',
      'Azerbaijani',
      'Emily Hart',
    ])
  })
})
