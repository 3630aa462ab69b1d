import { describe, expect, it } from 'vitest'
import { byTag, findAll, renderTree, textOf } from '@/components/render.test-support'
import { site } from '@/components/views.test-support'
import { menuFit } from './menu-fit'
import { SiteFrame } from './site-frame'

const show = () =>
  renderTree(
    <SiteFrame site={site} current="/news">
      <main id="content">
        <h1>Here</h1>
      </main>
    </SiteFrame>,
  )

describe('the frame of a page', () => {
  it('has three skip links whose targets exist', () => {
    const page = show()
    const skips = findAll(page, byTag('a'))
      .slice(0, 3)
      .map((link) => String(link.properties['href']))
    expect(skips).toEqual(['#content', '#menu', '#footer'])
    const ids = findAll(page, (element) => 'id' in element.properties).map(
      (element) => `#${String(element.properties['id'])}`,
    )
    expect(ids).toEqual(expect.arrayContaining(skips))
  })

  it('uses no id twice', () => {
    const ids = findAll(show(), (element) => 'id' in element.properties).map((element) => element.properties['id'])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('marks the menu entry that the page belongs to', () => {
    const marked = findAll(show(), (element) => element.properties['ariaCurrent'] === 'page')
    expect(new Set(marked.map(textOf))).toEqual(new Set(['News']))
  })

  it('offers search and sign-in without script', () => {
    const addresses = findAll(show(), (element) => ['a', 'form'].includes(element.tagName)).map(
      ({ properties }) => properties['href'] ?? properties['action'],
    )
    expect(addresses).toEqual(expect.arrayContaining(['/search', '/sign-in']))
  })

  it('gives accepting and rejecting the same weight', () => {
    const answers = findAll(show(), (element) => 'dataConsentAnswer' in element.properties)
    expect(answers.map(textOf)).toEqual(['Accept', 'Reject'])
    expect(answers[0]?.properties['className']).toEqual(answers[1]?.properties['className'])
  })

  it('runs no script of its own', () => {
    const handlers = findAll(show(), (element) => Object.keys(element.properties).some((name) => /^on[A-Z]/.test(name)))
    expect([...handlers, ...findAll(show(), byTag('script'))]).toEqual([])
  })
})

describe('the menu row', () => {
  it('gives later entries no narrower row than earlier ones', () => {
    const steps = menuFit(
      ['COP29', 'Opinion', 'News', 'Logistics-Transport'].map((name) => ({ name, hasChildren: false })),
    )
    expect(steps).toEqual(steps.toSorted((one, other) => (one ?? Infinity) - (other ?? Infinity)))
    expect(steps).not.toContain(null)
  })

  it('never shows in the row what fits no width', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ name: `A long section ${index}`, hasChildren: true }))
    expect(menuFit(many).at(-1)).toBeNull()
  })
})
