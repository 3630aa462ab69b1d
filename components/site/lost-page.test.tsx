import { describe, expect, it } from 'vitest'
import { byTag, findAll, renderTree, textOf } from '@/components/render.test-support'
import { cards, site } from '@/components/views.test-support'
import { LostPage } from './lost-page'

const show = (kind: 'not-found' | 'gone', offer: Parameters<typeof LostPage>[0]['offer']) =>
  findAll(renderTree(<LostPage site={site} kind={kind} offer={offer} />), byTag('main'))[0]

describe('the page for a lost address', () => {
  it('offers what is closest to its words, and a search that has them already', () => {
    const page = show('not-found', { words: 'caspian level', closest: cards('close', 3), newest: [] })
    expect(page && findAll(page, byTag('h2')).map(textOf)[0]).toBe('Closest to this address')
    expect(page && findAll(page, byTag('article'))).toHaveLength(3)
    expect(page && findAll(page, byTag('input')).map((field) => field.properties['value'])).toEqual(['caspian level'])
  })

  it('offers what is new where nothing is close', () => {
    const page = show('not-found', { words: '', closest: [], newest: cards('new', 6) })
    expect(textOf(page)).toContain('What is new')
  })

  it('says of a withdrawn piece that it was withdrawn', () => {
    const page = show('gone', { words: '', closest: [], newest: [] })
    expect(page && findAll(page, byTag('h1')).map(textOf)).toEqual(['This piece was taken down'])
  })
})
