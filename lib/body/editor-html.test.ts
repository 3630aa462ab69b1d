import { expect, it } from 'vitest'
import { toStoredHtml } from './editor-html'
import { sanitiseBody } from './sanitise'

it.each([
  [
    '<ul><li><p>One</p></li><li><p>Two</p><ul><li><p>Deep</p></li></ul></li></ul>',
    '<ul><li>One</li><li>Two<ul><li>Deep</li></ul></li></ul>',
  ],
  ['<ul><li><p>One</p><p>More</p></li></ul>', '<ul><li><p>One</p><p>More</p></li></ul>'],
  [
    '<figure><img src="/media/0123456789abcdef01234567" alt="a"><figcaption></figcaption></figure>',
    '<figure><img src="/media/0123456789abcdef01234567" alt="a"></figure>',
  ],
  ['<blockquote><p>So.</p><cite></cite></blockquote>', '<blockquote><p>So.</p></blockquote>'],
  ['<p>One</p><p></p>', '<p>One</p>'],
  [
    '<p>A <em><span lang="az">xalça</span></em>, <span lang="tr">kilim</span></p>',
    '<p>A <em lang="az">xalça</em>, <span lang="tr">kilim</span></p>',
  ],
  [
    '<table data-caption="Levels" style="min-width: 50px"><tbody><tr><th colspan="1" rowspan="1"><p>Year</p></th><th><p>Level</p></th></tr><tr><th><p>1929</p></th><td colspan="1"><p>-26</p></td></tr></tbody></table>',
    '<table><caption>Levels</caption><thead><tr><th scope="col">Year</th><th scope="col">Level</th></tr></thead><tbody><tr><th scope="row">1929</th><td>-26</td></tr></tbody></table>',
  ],
])('what the editor writes is stored in the vocabulary: %s', (written, stored) => {
  expect(sanitiseBody(toStoredHtml(written))).toBe(stored)
  expect(sanitiseBody(toStoredHtml(stored))).toBe(stored)
})
