import { describe, expect, it } from 'vitest'
import { articleWith, picture, site } from '@/components/views.test-support'
import { litePicture } from '@/lib/lite/lite'
import { toLiteDocument, toLiteNotice } from '@/lib/lite/lite-document'

const show = (...given: Parameters<typeof articleWith>) => toLiteDocument(articleWith(...given), site)
const image = `<img src="/media/${picture.key}" alt="A dry pier.">`

describe('the lite form of an article', () => {
  it('loads nothing but one small picture', () => {
    const html = show({ html: `<p>It falls.</p><figure>${image}</figure>` })
    expect(html.match(/<(?:img|script|iframe|video|audio)\b/g)).toEqual(['<img'])
    expect(html.match(/(?:src|srcset)="[^"]*"/g)).toEqual([
      `srcset="/media/${picture.key}/320.avif"`,
      `src="/media/${picture.key}/320.webp"`,
    ])
    expect(html).not.toMatch(/style=|@import|@font-face|url\(/)
  })

  it('leads search engines and readers to the full page', () => {
    const html = show()
    expect(html).toContain('<link rel="canonical" href="https://example.org/energy/the-level">')
    expect(html).toContain('<meta name="robots" content="noindex,follow">')
    expect(html).toContain('<a href="/energy/the-level">')
  })

  it.each([
    [
      'a picture',
      `<figure>${image}<figcaption>Seen in May.</figcaption></figure>`,
      ['>Picture: A dry pier.</a>', 'Seen in May.'],
    ],
    [
      'a gallery',
      `<figure data-type="gallery">${image}${image}</figure>`,
      ['>Picture: A dry pier.</a></p><p><a href="/media/'],
    ],
    [
      'an embed',
      '<figure data-type="embed"><a href="https://youtu.be/abcdefghijk">A film</a></figure>',
      ['href="https://youtu.be/abcdefghijk"', '>A film</a>'],
    ],
    [
      'a table',
      '<table><caption>Levels</caption><tbody><tr><td>−28 m</td></tr></tbody></table>',
      ['role="region" aria-label="Levels" tabindex="0"', '−28 m'],
    ],
    [
      'key points',
      '<aside data-type="key-points"><ul><li>It falls.</li></ul></aside>',
      ['In short', '<li>It falls.</li>'],
    ],
    ['a picture in a table', `<table><tbody><tr><td>${image}</td></tr></tbody></table>`, ['>Picture: A dry pier.</a>']],
  ])('keeps %s as text and links', (_what, html, expected) => {
    const shown = show({ html, picture: null })
    for (const part of expected) expect(shown).toContain(part)
    expect(shown).not.toMatch(/<img|data-/)
  })

  it('lists the notes at the end, each with the way there and back', () => {
    const html = show({ html: '<p>It falls<span data-type="footnote">By <em>two</em> metres.</span>.</p>' })
    expect(html).toContain('<a href="#note-1" id="call-1" aria-label="Note 1">1</a>')
    expect(html).toMatch(/<li id="note-1">By <em>two<\/em> metres\. <a href="#call-1"/)
  })

  it('leaves the text that it was made of as it was', () => {
    const article = articleWith({ html: `<figure>${image}</figure>` })
    expect(toLiteDocument(article, site)).toBe(toLiteDocument(article, site))
  })

  it('says who wrote it, where it first stood, and what was changed', () => {
    const at = new Date('2026-11-02T10:05:00Z')
    const html = show({
      changes: [{ kind: 'correction', reason: 'The level was given in feet.', at }],
      provenance: {
        kind: 'translation',
        sourceName: 'Elsewhere',
        sourceUrl: 'https://elsewhere.example/a',
        sourceAuthor: 'Ayşe Yılmaz',
        sourceLanguage: 'tr',
        sourcePublishedAt: at,
        translators: [{ name: 'Leyla Əliyeva', path: '/author/leyla' }],
      },
    })
    for (const part of ['Nigar İsmayılova', 'Elsewhere', 'by Ayşe Yılmaz', 'Turkish', 'Leyla Əliyeva', 'given in feet'])
      expect(html).toContain(part)
  })

  it('lets no headline become markup', () => {
    expect(show({ headline: '</title><script>alert(1)</script>' })).not.toContain('<script>')
  })

  it('shows a tall picture narrower, and a small one as it is', () => {
    expect(litePicture({ key: 'k', width: 900, height: 2400 })).toMatchObject({ width: 160, height: 427 })
    expect(litePicture({ key: 'k', width: 120, height: 90 })).toMatchObject({ webp: '/media/k/120.webp', width: 120 })
  })

  it('says as lightly that nothing stands there', () => {
    expect(toLiteNotice(site, 'gone')).toContain('<h1>This piece was taken down</h1>')
    expect(toLiteNotice(site, 'not-found')).not.toMatch(/canonical|<script/)
  })
})
