import { describe, expect, it } from 'vitest'
import { sanitiseBody } from '@/lib/body/sanitise'
import type { BodyForm } from '../archive'
import { convertBody, type BodyContext } from './convert-body'

const key = '0123456789abcdef01234567'
const context: BodyContext = {
  loadPicture: ({ fileId, url }) =>
    Promise.resolve(
      fileId === '7' || url?.endsWith('/known.jpg') ? { key, alt: 'from the library', caption: '' } : null,
    ),
  toLink: (href) => href.replace('https://old.example/2019/a/', '/news/a'),
  filesOfPiece: () => ['7'],
}
const convert = (text: string, form: BodyForm = 'wordpress', footnotes: Record<string, string> = {}) =>
  convertBody({ body: { form, text }, footnotes }, context)
const html = async (text: string, form: BodyForm = 'wordpress') => (await convert(text, form)).html

describe('a text of the classic editor', () => {
  it.each([
    ['blank lines make paragraphs', 'One\n\nTwo', '<p>One</p><p>Two</p>'],
    ['a line break is one', 'One\nTwo', '<p>One<br>Two</p>'],
    [
      'an inline element stays in its paragraph',
      'One <b>two</b>\n\n<i>three</i>',
      '<p>One <strong>two</strong></p><p><em>three</em></p>',
    ],
    ['a block stands for itself', 'One\n<h3>Two</h3>\nThree', '<p>One</p><h3>Two</h3><p>Three</p>'],
    [
      'a quotation has paragraphs',
      '<blockquote>One\n\nTwo</blockquote>',
      '<blockquote><p>One</p><p>Two</p></blockquote>',
    ],
    [
      'a list keeps its items',
      '<ul>\n<li>One</li>\n<li>Two\n<ul>\n<li>Three</li>\n</ul>\n</li>\n</ul>',
      '<ul><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>',
    ],
    [
      'what was preformatted keeps its lines',
      '<pre>a\n  b\n\nc</pre>',
      '<p><code>a<br>\u00a0\u00a0b<br><br>c</code></p>',
    ],
    ['"more" is not text', 'One<!--more-->\n\nTwo', '<p>One</p><p>Two</p>'],
    ['an empty paragraph goes', '<p>&nbsp;</p><p>One</p>', '<p>One</p>'],
    [
      'an address alone in its line is what stands there',
      'One\n\nhttps://www.youtube.com/watch?v=aqz-KE-bpKQ\n\nTwo',
      '<p>One</p><figure data-type="embed"><a href="https://www.youtube.com/watch?v=aqz-KE-bpKQ">https://www.youtube.com/watch?v=aqz-KE-bpKQ</a></figure><p>Two</p>',
    ],
  ])('%s', async (_rule, written, expected) => {
    expect(await html(written)).toBe(expected)
  })
})

describe('any HTML', () => {
  it.each([
    ['headings have three levels', '<h1>a</h1><h5>b</h5><h2></h2>', '<h2>a</h2><h4>b</h4>'],
    ['a definition list is paragraphs', '<dl><dt>a</dt><dd>b</dd></dl>', '<p><strong>a</strong></p><p>b</p>'],
    ['quotation marks are written', '<p>a <q>b</q></p>', '<p>a “b”</p>'],
    [
      'a quotation names who said it',
      '<blockquote><p>a</p><p><cite>b</cite></p></blockquote>',
      '<blockquote><p>a</p><cite>b</cite></blockquote>',
    ],
    [
      'a table has a head',
      '<table><tr><th>a</th><th>b</th></tr><tr><td><p>c</p></td><td>d</td></tr></table>',
      '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>',
    ],
    ['a table of one cell is what is in it', '<table><tr><td>a</td></tr></table>', '<p>a</p>'],
    [
      'a picture leaves its paragraph',
      '<p>a <img src="https://old.example/known.jpg" alt="b"> c</p>',
      `<p>a</p><figure><img src="/media/${key}" alt="b"></figure><p>c</p>`,
    ],
    [
      'a picture leaves the link to itself',
      '<p><a href="https://old.example/known.jpg"><img src="https://old.example/known.jpg" alt="b"></a></p>',
      `<figure><img src="/media/${key}" alt="b"></figure>`,
    ],
    [
      'a picture without a text has the library’s',
      '<img src="/known.jpg">',
      `<figure><img src="/media/${key}" alt="from the library"></figure>`,
    ],
    [
      'a picture that is not there is a link to where it was',
      '<p><img src="https://old.example/x/lost.jpg"></p>',
      '<p><a href="https://old.example/x/lost.jpg">lost.jpg</a></p>',
    ],
    [
      'a player is a link to its page',
      '<iframe src="//www.youtube.com/embed/abc123def" title="Film"></iframe>',
      '<figure data-type="embed"><a href="https://www.youtube.com/watch?v=abc123def">Film</a></figure>',
    ],
    [
      'a recording is a link to its file',
      '<audio src="https://old.example/a%20b.mp3"></audio>',
      '<p><a href="https://old.example/a%20b.mp3">Audio: a b.mp3</a></p>',
    ],
    [
      'a post of another site is an embed',
      '<blockquote class="twitter-tweet"><p>Said</p><a href="https://twitter.com/a/status/12">x</a></blockquote><script src="x"></script>',
      '<figure data-type="embed"><a href="https://twitter.com/a/status/12">Saidx</a></figure>',
    ],
    [
      'a link to the old site leads here',
      '<p><a href="https://old.example/2019/a/">a</a></p>',
      '<p><a href="/news/a">a</a></p>',
    ],
    ['a link to a place in the page is its text', '<p><a href="#x">a</a> <a name="x">b</a></p>', '<p>a b</p>'],
    ['a script address goes', '<p><a href="javascript:x()">a</a></p>', '<p><a>a</a></p>'],
    ['a language is kept', '<p lang="az">ə</p>', '<p lang="az">ə</p>'],
  ])('%s', async (_rule, written, expected) => {
    expect(await html(written, 'html')).toBe(expected)
  })

  it('names what was left out', async () => {
    const { notes } = await convert(
      '<form><input></form><script>x</script><img src="https://old.example/lost.jpg">',
      'html',
    )
    expect(notes).toMatchObject({ dropped: ['form', 'script'], missingPictures: ['https://old.example/lost.jpg'] })
  })

  it('passes the sanitiser unchanged', async () => {
    const made = await html(
      '<div><h1>a</h1><table><tr><td>b<ul><li>c</table><figure><img src="/known.jpg"><figcaption><p>d</p></figcaption></figure>',
      'html',
    )
    expect(sanitiseBody(made)).toBe(made)
  })

  it('refuses a nesting that only an attack has', async () => {
    await expect(convert('<b><div>'.repeat(20_000), 'html')).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('a text of the block editor', () => {
  it.each([
    [
      'paragraphs and headings',
      '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">a</h3>\n<!-- /wp:heading -->\n\n<!-- wp:paragraph -->\n<p>b\nc</p>\n<!-- /wp:paragraph -->',
      '<h3>a</h3><p>b c</p>',
    ],
    [
      'a picture by its id',
      '<!-- wp:image {"id":7} -->\n<figure class="wp-block-image"><img src="https://old.example/x-300x200.jpg" alt="" class="wp-image-7"/><figcaption class="wp-element-caption">cap <em>tion</em></figcaption></figure>\n<!-- /wp:image -->',
      `<figure><img src="/media/${key}" alt="from the library"><figcaption>cap <em>tion</em></figcaption></figure>`,
    ],
    [
      'a gallery',
      '<!-- wp:gallery -->\n<figure class="wp-block-gallery"><!-- wp:image {"id":7} --><figure class="wp-block-image"><img class="wp-image-7" alt="a"/></figure><!-- /wp:image --><!-- wp:image --><figure class="wp-block-image"><img src="/known.jpg" alt="b"/></figure><!-- /wp:image --><figcaption class="blocks-gallery-caption">c</figcaption></figure>\n<!-- /wp:gallery -->',
      `<figure data-type="gallery"><img src="/media/${key}" alt="a"><img src="/media/${key}" alt="b"><figcaption>c</figcaption></figure>`,
    ],
    [
      'a pull quote',
      '<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>a</p></blockquote></figure><!-- /wp:pullquote -->',
      '<aside data-type="pull-quote"><p>a</p></aside>',
    ],
    [
      'columns are what is in them',
      '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->',
      '<p>a</p>',
    ],
    [
      'an embed',
      '<!-- wp:embed {"url":"https://vimeo.com/22439234"} -->\n<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/22439234\n</div><figcaption>a</figcaption></figure>\n<!-- /wp:embed -->',
      '<figure data-type="embed"><a href="https://vimeo.com/22439234">https://vimeo.com/22439234</a><figcaption>a</figcaption></figure>',
    ],
    [
      'a table with its caption',
      '<!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><figcaption>c</figcaption></figure><!-- /wp:table -->',
      '<table><caption>c</caption><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
    [
      'what stands between blocks follows the classic rules',
      '<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->\n\nb\n\nc',
      '<p>a</p><p>b</p><p>c</p>',
    ],
  ])('%s', async (_rule, written, expected) => {
    expect(await html(written)).toBe(expected)
  })

  it('has its notes where their numbers stood', async () => {
    const text =
      '<!-- wp:paragraph --><p>a<sup data-fn="n1" class="fn"><a href="#n1">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->'
    expect((await convert(text, 'wordpress', { n1: 'the <em>note</em>' })).html).toBe(
      '<p>a<span data-type="footnote">the <em>note</em></span></p>',
    )
  })

  it('names the blocks that only WordPress can fill', async () => {
    expect((await convert('<!-- wp:latest-posts {"a":1} /--><!-- wp:spacer /-->')).notes.dynamicBlocks).toEqual([
      'latest-posts',
    ])
  })
})

describe('shortcodes', () => {
  it.each([
    [
      'a caption',
      '[caption id="attachment_7" width="300"]<a href="x"><img src="https://old.example/z.jpg" /></a> The <em>text</em>[/caption]',
      `<figure><img src="/media/${key}" alt="from the library"><figcaption>The <em>text</em></figcaption></figure>`,
    ],
    [
      'a gallery of named files',
      '[gallery ids="7,7"]',
      `<figure data-type="gallery"><img src="/media/${key}" alt="from the library"><img src="/media/${key}" alt="from the library"></figure>`,
    ],
    [
      'a gallery of the piece’s own files',
      '[gallery]',
      `<figure><img src="/media/${key}" alt="from the library"></figure>`,
    ],
    [
      'sound',
      '[audio mp3="https://old.example/a.mp3"][/audio]',
      '<p><a href="https://old.example/a.mp3">Audio: a.mp3</a></p>',
    ],
    ['film', '[video src="https://old.example/a.mp4"]', '<p><a href="https://old.example/a.mp4">Video: a.mp4</a></p>'],
    [
      'an embed',
      '[embed]https://vimeo.com/1[/embed]',
      '<figure data-type="embed"><a href="https://vimeo.com/1">https://vimeo.com/1</a></figure>',
    ],
    ['what is escaped is text', '[[gallery]]', '<p>[gallery]</p>'],
    ['words in brackets are text', 'He [sic] said [1].', '<p>He [sic] said [1].</p>'],
  ])('%s', async (_rule, written, expected) => {
    expect(await html(written)).toBe(expected)
  })

  it('stay in the text where nobody knows them, and are named', async () => {
    const { html: made, notes } = await convert('a [poll id="4"] b [box]c[/box] [sic]')
    expect(made).toBe('<p>a [poll id="4"] b [box]c[/box] [sic]</p>')
    expect(notes.unknownShortcodes).toEqual(['poll', 'box'])
  })

  it('cost no more than their length', async () => {
    const started = performance.now()
    await html('[gallery "'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('texts of Ghost', () => {
  const lexical = (...children: unknown[]) => JSON.stringify({ root: { children, type: 'root' } })
  const words = (text: string, format = 0) => ({ type: 'extended-text', text, format })

  it.each([
    [
      'words',
      { type: 'paragraph', children: [words('a '), words('b', 1), words(' c', 2)] },
      '<p>a <strong>b</strong><em> c</em></p>',
    ],
    [
      'a link',
      { type: 'paragraph', children: [{ type: 'link', url: 'https://old.example/2019/a/', children: [words('a<')] }] },
      '<p><a href="/news/a">a&#x3C;</a></p>',
    ],
    ['a heading', { type: 'extended-heading', tag: 'h3', children: [words('a')] }, '<h3>a</h3>'],
    [
      'a list',
      { type: 'list', listType: 'number', start: 3, children: [{ type: 'listitem', children: [words('a')] }] },
      '<ol start="3"><li>a</li></ol>',
    ],
    [
      'a picture',
      { type: 'image', src: 'https://old.example/known.jpg', alt: 'a', caption: '<b>c</b>' },
      `<figure><img src="/media/${key}" alt="a"><figcaption><strong>c</strong></figcaption></figure>`,
    ],
    [
      'a bookmark',
      { type: 'bookmark', url: 'https://x.example/', metadata: { title: 'T' } },
      '<figure data-type="embed"><a href="https://x.example/">T</a></figure>',
    ],
    ['a card of another version', { type: 'new-card', html: '<p>a</p>' }, '<p>a</p>'],
  ])('in Lexical: %s', async (_what, node, expected) => {
    expect(await html(lexical(node), 'lexical')).toBe(expected)
  })

  it('in Mobiledoc keep their marks, lists, pictures and cards', async () => {
    const document = {
      version: '0.3.1',
      atoms: [['soft-return', '', {}]],
      cards: [
        ['card-markdown', { markdown: '## T\n\n* a\n* **b**\n\nc [d](https://x.example/) `e`' }],
        ['image', { src: 'https://old.example/known.jpg', alt: 'a' }],
      ],
      markups: [['strong'], ['a', ['href', 'https://old.example/2019/a/']]],
      sections: [
        [
          1,
          'p',
          [
            [0, [], 0, 'a '],
            [0, [0], 1, 'b'],
            [1, [], 0, 0],
            [0, [1], 1, 'c'],
          ],
        ],
        [3, 'ul', [[[0, [], 0, 'x']]]],
        [10, 0],
        [10, 1],
      ],
    }
    expect(await html(JSON.stringify(document), 'mobiledoc')).toBe(
      `<p>a <strong>b</strong><br><a href="/news/a">c</a></p><ul><li>x</li></ul><h2>T</h2><ul><li>a</li><li><strong>b</strong></li></ul><p>c <a href="https://x.example/">d</a> <code>e</code></p><figure><img src="/media/${key}" alt="a"></figure>`,
    )
  })

  it.each(['lexical', 'mobiledoc'] as const)('that are no %s are refused in a sentence', async (form) => {
    await expect(convert('{"root":1}', form)).rejects.toMatchObject({ code: 'INVALID' })
  })
})
