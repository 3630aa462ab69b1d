import { describe, expect, it } from 'vitest'
import { toWordPressBody } from './wordpress-body'

const KEY = 'a'.repeat(24)
const options = {
  siteUrl: 'https://digest.example',
  attachmentOf: (key: string) => (key === KEY ? { id: 7, url: `https://digest.example/media/${KEY}/640.webp` } : null),
}
const htmlOf = (body: string) => toWordPressBody(body, options).html

describe('a body for WordPress', () => {
  it.each([
    ['a paragraph', '<p>a\nb</p>', '<!-- wp:paragraph -->\n<p>a b</p>\n<!-- /wp:paragraph -->'],
    [
      'a heading',
      '<h3>a</h3>',
      '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">a</h3>\n<!-- /wp:heading -->',
    ],
    [
      'a picture',
      `<figure><img src="/media/${KEY}" alt="b"><figcaption>c</figcaption></figure>`,
      `<!-- wp:image {"id":7,"sizeSlug":"full"} -->\n<figure class="wp-block-image size-full"><img src="https://digest.example/media/${KEY}/640.webp" alt="b" class="wp-image-7"><figcaption class="wp-element-caption">c</figcaption></figure>\n<!-- /wp:image -->`,
    ],
    [
      'a list',
      '<ol><li>a</li></ol>',
      '<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
    ],
    ['a picture that is not in the file', '<figure><img src="/media/bbbbbbbbbbbbbbbbbbbbbbbb" alt=""></figure>', ''],
  ])('has %s as a block of its editor', (_, body, expected) => {
    expect(htmlOf(body)).toBe(expected)
  })

  it('has links to the site as whole addresses, and no shortcode that was a text in brackets', () => {
    expect(htmlOf('<p><a href="/news/one">a</a> [gallery]</p>')).toContain(
      '<a href="https://digest.example/news/one">a</a> &#91;gallery]',
    )
  })

  it('keeps notes beside the text, by the same ids at every export', () => {
    const body = '<p>a<span data-type="footnote">n <em>m</em></span></p>'
    const { html, notes } = toWordPressBody(body, options)
    expect(notes).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), content: 'n <em>m</em>' }])
    expect(html).toContain(`<sup data-fn="${notes[0]?.id ?? ''}" class="fn">`)
    expect(html).toMatch(/<!-- wp:footnotes \/-->$/)
    expect(toWordPressBody(body, options)).toEqual({ html, notes })
  })
})
