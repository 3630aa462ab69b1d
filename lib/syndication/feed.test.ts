import { describe, expect, it } from 'vitest'
import { feedPath, parseFeedPlace, tagUri } from './feed'
import { toFeedHtml } from './feed-html'

describe('addresses of feeds', () => {
  it.each([
    [[], { place: { kind: 'site' }, number: 1 }],
    [['page', '2'], { place: { kind: 'site' }, number: 2 }],
    [['energy'], { place: { kind: 'section', slug: 'energy' }, number: 1 }],
    [['tag', 'caspian-sea', 'page', '3'], { place: { kind: 'tag', slug: 'caspian-sea' }, number: 3 }],
    [['author', 'nigar'], { place: { kind: 'author', slug: 'nigar' }, number: 1 }],
    [['digest'], { place: { kind: 'digest' }, number: 1 }],
  ])('%j is read as the place it names', (segments, expected) => {
    expect(parseFeedPlace(segments)).toEqual(expected)
  })

  it.each([
    [['page', '1']],
    [['page', '02']],
    [['page', '51']],
    [['energy', 'wind']],
    [['tag', 'a', 'b']],
    [['a', 'b', 'page', '2']],
  ])('%j is none', (segments) => {
    expect(parseFeedPlace(segments)).toBeNull()
  })

  it('stand at the end of the address that they are of', () => {
    expect([feedPath('/', 'rss'), feedPath('/', 'atom', 2), feedPath('/energy', 'json')]).toEqual([
      '/feed.xml',
      '/page/2/atom.xml',
      '/energy/feed.json',
    ])
  })

  it('name things by a domain and a year, not by an address (RFC 4151)', () => {
    expect(tagUri({ siteUrl: 'http://localhost:3000', year: 2021 }, 'article/1')).toBe('tag:localhost,2021:article/1')
  })
})

describe('the text of a piece in a feed', () => {
  const key = 'a'.repeat(24)
  const pictures = new Map([[key, { key, width: 1600, height: 1000, placeholder: '', alt: 'A pier.' }]])
  const html = (body: string) => toFeedHtml(body, { siteUrl: 'https://digest.example', pictures })

  it.each([
    ['links', '<p><a href="/energy/wind">a</a></p>', '<p><a href="https://digest.example/energy/wind">a</a></p>'],
    [
      'pictures',
      `<figure><img src="/media/${key}" alt="Pier"></figure>`,
      `<figure><img src="https://digest.example/media/${key}/1280.webp" alt="Pier" width="1600" height="1000"></figure>`,
    ],
    ['pictures that are gone', `<p>a<img src="/media/${'b'.repeat(24)}"></p>`, '<p>a</p>'],
    ['pull quotes', '<p>a</p><aside data-type="pull-quote"><p>a</p></aside>', '<p>a</p>'],
    [
      'notes',
      '<p>a<span data-type="footnote">see <a href="/b">b</a></span></p>',
      '<p>a<sup>[1]</sup></p><ol><li>see <a href="https://digest.example/b">b</a></li></ol>',
    ],
    [
      'embeds',
      '<figure data-type="embed"><a href="https://www.youtube.com/watch?v=1">Film</a><figcaption>c</figcaption></figure>',
      '<p><a href="https://www.youtube.com/watch?v=1">Film</a></p>',
    ],
  ])('needs nothing of this site for its %s', (_what, body, expected) => {
    expect(html(body)).toBe(expected)
  })
})
