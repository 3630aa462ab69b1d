import { describe, expect, it } from 'vitest'
import { drawPicture } from '@/lib/demo/art/drawing'
import { sanitiseSvg } from './svg'

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`

describe('an SVG that is kept', () => {
  it.each([
    ['scripts', svg('<script>alert(1)</script><rect width="1"/>'), svg('<rect width="1"></rect>')],
    ['handlers', svg('<rect onload="alert(1)" width="1"/>', ' onload="alert(1)"'), svg('<rect width="1"></rect>')],
    [
      'foreign content',
      svg('<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">x</div></foreignObject>'),
      svg(''),
    ],
    ['pictures', svg('<image href="http://a.example/x.png"/>'), svg('')],
    ['references elsewhere', svg('<use href="http://a.example/x.svg#a"/>'), svg('<use></use>')],
    ['links', svg('<a href="javascript:alert(1)"><rect/></a>'), svg('')],
    ['motion', svg('<set attributeName="href" to="javascript:alert(1)"/>'), svg('')],
    ['imported styles', svg('<style>@import url(http://a.example/x.css);</style>'), svg('<style></style>')],
    ['loading styles', svg('<rect style="fill:url(http://a.example/x)"/>'), svg('<rect></rect>')],
    ['hidden loading styles', svg('<rect style="fill:u\\72l(http://a.example/x)"/>'), svg('<rect></rect>')],
    ['an escape out of text', svg('<text>&lt;script&gt;</text>'), svg('<text>&lt;script&gt;</text>')],
    ['style sheets of the file', `<?xml-stylesheet href="http://a.example/x.css"?>${svg('<g/>')}`, svg('<g></g>')],
  ])('has no %s', (_what, source, kept) => {
    expect(sanitiseSvg(source)).toBe(kept)
  })

  it.each([
    ['own parts', svg('<use href="#a"></use><rect fill="url(#b)" clip-path="url(&quot;#c&quot;)"></rect>')],
    ['classes', svg('<style>.a{fill:red}</style><g class="a"></g>')],
    ['a view box', svg('<path d="M0 0"></path>', ' viewBox="0 0 10 10"')],
  ])('keeps %s, and passes a second time unchanged', (_what, source) => {
    expect(sanitiseSvg(source)).toBe(source)
  })

  it.each([
    ['no XML', 'GIF89a'],
    ['HTML', '<html><svg xmlns="http://www.w3.org/2000/svg"/></html>'],
    ['an svg of another kind', '<svg/>'],
    ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg('<text>&a;</text>')}`],
    ['an end that is missing', '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
    ['no end of depth', svg('<g>'.repeat(500) + '</g>'.repeat(500))],
  ])('is not made from %s', (_what, source) => {
    expect(sanitiseSvg(source)).toBeNull()
  })

  it('loses nothing of our own drawings', () => {
    const drawing = drawPicture({ slug: 'a', section: 'culture' })
    const kept = sanitiseSvg(drawing) ?? ''
    expect(kept.match(/<[a-z]+/gi)?.length).toBe(drawing.match(/<[a-z]+/gi)?.length)
  })
})
