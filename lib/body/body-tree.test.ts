import { toString } from 'hast-util-to-string'
import { select } from './body-tree.test-support'
import { describe, expect, it } from 'vitest'
import { bodyPictureKeys, toBody } from './body-tree'

const key = '0123456789abcdef01234567'
const picture = { key, width: 800, height: 500, placeholder: 'data:x', alt: 'from the library' }
const options = { pictures: new Map([[key, picture]]), siteUrl: 'https://digest.example' }

describe('a body for showing', () => {
  it('gives headings ids that are unique on the page', () => {
    const body = toBody('<h2>Şuşa</h2><h3>Susa</h3><h2>中</h2>', options)
    expect(body.headings).toEqual([
      { id: 'susa', text: 'Şuşa' },
      { id: 'part', text: '中' },
    ])
    expect(select(body.tree, 'h3').properties['id']).toBe('susa-1')
  })

  it('numbers footnotes and lifts their text', () => {
    const body = toBody(
      '<p>a<span data-type="footnote">first</span> b<span data-type="footnote">second</span></p>',
      options,
    )
    expect(body.footnotes.map((children) => toString({ type: 'root', children }))).toEqual(['first', 'second'])
    expect(select(body.tree, 'span').properties['dataNumber']).toBe('1')
  })

  it.each([
    ['https://elsewhere.example/x', ['noopener', 'external']],
    ['https://digest.example/opinion', undefined],
    ['/opinion', undefined],
    ['https://digest.example.evil.example/', ['noopener', 'external']],
  ])('marks %s as %j', (href, rel) => {
    expect(select(toBody(`<p><a href="${href}">x</a></p>`, options).tree, 'a').properties['rel']).toEqual(rel)
  })

  it('gives pictures their size, and the library’s text where the body has none', () => {
    const image = select(toBody(`<figure><img src="/media/${key}"></figure>`, options).tree, 'img')
    expect(image.properties).toMatchObject({ width: 800, height: 500, dataKey: key, alt: 'from the library' })
  })

  it('names the pictures it shows once each', () => {
    expect(
      bodyPictureKeys(`<figure><img src="/media/${key}" alt=""><img src="/media/${key}" alt=""></figure>`),
    ).toEqual([key])
  })
})
