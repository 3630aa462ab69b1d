import { describe, expect, test } from 'vitest'
import { rewriteHtml } from './html-rewrite'

const loader = '/* loader */'
const head = [
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/>',
  '<link rel="preload" as="font" href="/_next/static/font.woff2"/>',
  '<script src="/_next/static/a.js" async=""></script>',
  '<script src="/_next/static/old.js" noModule=""></script>',
  '<script>theme()</script>',
  '<script type="application/ld+json">{"a":"<b>"}</script>',
].join('')
const data =
  '<script>(self.__next_f=self.__next_f||[]).push([0])</script><p>text</p><script>self.__next_f.push([1,"x"])</script>'
const page = ({ asks = 'late', island = '<button data-island="">b</button>' } = {}) =>
  `<!DOCTYPE html><html data-scripts="${asks}"><head>${head}</head><body>${island}${data}</body></html>`

describe('a page that asks for late scripts and has an island', () => {
  const { html, inline } = rewriteHtml(page(), { loader })

  test('runs nothing of the framework', () => {
    expect(html).not.toContain('<script src="/_next/static/a.js"')
    expect(html).not.toContain('as="script"')
    expect(html).not.toContain('<script>self.__next_f')
  })

  test('keeps the files in place, inert, as they were written', () => {
    expect(html).toContain('<script type="text/late" src="/_next/static/a.js" async=""></script>')
  })

  test('keeps the data, in order, in one inert element', () => {
    expect(html).toContain(
      '<script type="text/late">(self.__next_f=self.__next_f||[]).push([0]);\nself.__next_f.push([1,"x"])</script></body>',
    )
  })

  test('has the loader at the end of the head', () => {
    expect(html).toContain(`<script>${loader}</script></head>`)
  })

  test('keeps what is not the framework’s: other preloads, scripts, data for machines', () => {
    expect(html).toContain('as="font"')
    expect(html).toContain('noModule=""')
    expect(html).toContain('<script>theme()</script>')
    expect(html).toContain('<script type="application/ld+json">{"a":"<b>"}</script>')
  })

  test('names every inline script that may run, held data and loader among them, and no data for machines', () => {
    expect(inline.scripts).toEqual([
      'theme()',
      loader,
      '(self.__next_f=self.__next_f||[]).push([0]);\nself.__next_f.push([1,"x"])',
    ])
  })
})

test('without an island the framework and its data are left out, and there is no loader', () => {
  const { html, inline } = rewriteHtml(page({ island: '' }), { loader })
  expect(html).not.toContain('a.js')
  expect(html).not.toContain('__next_f')
  expect(html).not.toContain(loader)
  expect(html).toContain('<p>text</p>')
  expect(inline.scripts).toEqual(['theme()'])
})

test('a page that does not ask stays as it is, byte for byte, and its inline scripts are named', () => {
  const source = page({ asks: 'now' })
  const { html, inline } = rewriteHtml(source, { loader })
  expect(html).toBe(source)
  expect(inline.scripts).toEqual([
    'theme()',
    '(self.__next_f=self.__next_f||[]).push([0])',
    'self.__next_f.push([1,"x"])',
  ])
})

test.each([
  ['a comment', '<!-- <script>x()</script> data-scripts -->'],
  ['a title', '<title><script>x()</script></title>'],
  ['a text area', '<textarea><script>x()</script></textarea>'],
  ['an attribute', '<p title="<script>x()</script>"></p>'],
  ['another script', '<script type="text/plain"><script>x()</script>'],
])('what looks like a script inside %s is none', (_place, markup) => {
  expect(rewriteHtml(`<html><body>${markup}</body></html>`, { loader }).inline.scripts).toEqual([])
})

test('scripts are found however they are written', () => {
  const markup =
    '<SCRIPT\nTYPE=module>a()</SCRIPT ><script type="speculationrules">{}</script><svg><style/></svg><script>b()'
  expect(rewriteHtml(markup, { loader }).inline.scripts).toEqual(['a()', '{}', 'b()'])
})

test('a module that is held back gets its type again from the loader', () => {
  const markup =
    '<html data-scripts="late"><head></head><p data-island><script type="module" src="/_next/m.js"></script>'
  expect(rewriteHtml(markup, { loader }).html).toContain(
    '<script type="text/late" data-type="module"  src="/_next/m.js">',
  )
})

test('text is named as a browser reads it: with one kind of newline', () => {
  expect(rewriteHtml('<script>a()\r\nb()\rc()</script>', { loader }).inline.scripts).toEqual(['a()\nb()\nc()'])
})

test('inline styles are named, those for readers without script too', () => {
  const markup = '<noscript><style>a{}</style></noscript><style>b{}</style><p style="color:red">'
  expect(rewriteHtml(markup, { loader }).inline).toMatchObject({
    styles: ['a{}', 'b{}'],
    styleAttributes: ['color:red'],
  })
})

test('style sheets of this site are named, and no address that could end a header', () => {
  const sheets = [
    '/a.css',
    '//elsewhere.example/b.css',
    'https://elsewhere.example/c.css',
    '/d.css>; rel=x',
    '/e,f.css',
  ]
  const markup = sheets.map((address) => `<link rel="stylesheet" href="${address}">`).join('')
  expect(rewriteHtml(markup, { loader }).styleSheets).toEqual(['/a.css'])
})
