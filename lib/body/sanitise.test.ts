import { describe, expect, it } from 'vitest'
import { bodyText, countBodyWords, sanitiseBody } from './sanitise'

const key = '0123456789abcdef01234567'

describe('the sanitiser', () => {
  it.each([
    ['a script', '<p>One</p><script>alert(1)</script>', '<p>One</p>'],
    ['a handler', '<p onclick="alert(1)">One</p>', '<p>One</p>'],
    ['a script address', '<p><a href="javascript:alert(1)">One</a></p>', '<p><a>One</a></p>'],
    ['a hidden script address', '<p><a href="java\tscript:alert(1)">One</a></p>', '<p><a>One</a></p>'],
    ['a data address', '<p><a href="data:text/html,<script>">One</a></p>', '<p><a>One</a></p>'],
    ['a frame', '<iframe src="https://evil.example"></iframe><p>One</p>', '<p>One</p>'],
    ['drawn script', '<svg><script>alert(1)</script></svg><p>One</p>', '<p>One</p>'],
    ['a style', '<p style="position:fixed">One</p>', '<p>One</p>'],
    ['a class and an id', '<p class="x" id="y">One</p>', '<p>One</p>'],
    ['a picture from elsewhere', '<p>One <img src="https://evil.example/x.png"></p>', '<p>One </p>'],
    ['a comment', '<p>One<!-- two --></p>', '<p>One</p>'],
    ['a form', '<form action="/x"><input name="a"><p>One</p></form>', '<p>One</p>'],
    ['a first-level heading', '<h1>One</h1>', '<p>One</p>'],
    ['an unknown data type', '<aside data-type="x"><p>One</p></aside>', '<aside><p>One</p></aside>'],
  ])('takes out %s', (_what, hostile, clean) => {
    expect(sanitiseBody(hostile)).toBe(clean)
  })

  it('puts loose text into a paragraph', () => {
    expect(sanitiseBody('One <em>two</em><h2>Three</h2>four')).toBe('<p>One <em>two</em></p><h2>Three</h2><p>four</p>')
  })

  it.each([
    '<p>A <strong>b</strong> <em lang="az">c</em> <s>d</s> <sub>e</sub> <sup>f</sup> <code>g</code><br>h <a href="/x">i</a></p>',
    '<h2>a</h2><h3>b</h3><h4>c</h4><hr>',
    '<ul><li>a</li></ul><ol start="3"><li>b</li></ol>',
    '<blockquote><p>a</p><cite>b</cite></blockquote>',
    '<aside data-type="pull-quote"><p>a</p></aside><aside data-type="key-points"><ul><li>a</li></ul></aside>',
    `<figure><img src="/media/${key}" alt="a"><figcaption>b <small>c</small></figcaption></figure>`,
    `<figure data-type="gallery"><img src="/media/${key}" alt="a"><img src="/media/${key}" alt="b"></figure>`,
    '<table><caption>a</caption><thead><tr><th scope="col">b</th></tr></thead><tbody><tr><th scope="row">c</th><td>d</td></tr></tbody></table>',
    '<p>a<span data-type="footnote">b <em>c</em></span></p>',
    '<figure data-type="embed"><a href="https://www.youtube.com/watch?v=x">a</a><figcaption>b</figcaption></figure>',
  ])('leaves its own vocabulary as it is: %s', (body) => {
    expect(sanitiseBody(body)).toBe(body)
  })

  it('gives back what passes it unchanged', () => {
    const hostile = '<div><p>One<div>two<table><td>x</table><svg><p>y</svg><math><mi//xlink:href="data:x,<script>">'
    expect(sanitiseBody(sanitiseBody(hostile))).toBe(sanitiseBody(hostile))
  })

  it('refuses a nesting that only an attack has, in a sentence', () => {
    expect(() => sanitiseBody('<blockquote>'.repeat(20_000) + 'x')).toThrow('nests its elements too deep')
  })
})

describe('the text of a body', () => {
  it('is one line a block', () => {
    expect(
      bodyText('<h2>A  b</h2><ul><li>c</li><li><p>d</p></li></ul><p>e<span data-type="footnote"> f</span></p>'),
    ).toBe('A b\nc\nd\ne f')
  })

  it('is what words are counted in', () => {
    expect(
      countBodyWords('<p>One two</p><figure><img src="x" alt="three"><figcaption>four</figcaption></figure>'),
    ).toBe(3)
  })

  it.each([
    'a<script>x</script>b<b>c<i>d</b>e</i>',
    '<table><p>a<td>b<td>c</table>d&amp;amp;<div>e</div>',
    '<p>a<ul><li>b<p>c</ul></p><h2></h2>&nbsp;<figure> </figure>d',
    '<blockquote>a<p>b<cite>c</cite></blockquote>\n\n<pre>\nx</pre>',
  ])('is the same right after sanitising and whenever it is read anew: %s', (html) => {
    const clean = sanitiseBody(html)
    const soon = [bodyText(clean), countBodyWords(clean)]
    bodyText('<p>Another body</p>')
    expect([bodyText(clean), countBodyWords(clean)]).toEqual(soon)
  })
})
