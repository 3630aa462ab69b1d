import { describe, expect, it } from 'vitest'
import { canBeParent, lineage, sectionTree, type Section } from './section'

const section = (id: string, overrides: Partial<Section> = {}): Section => ({
  id,
  slug: id,
  name: id,
  description: '',
  parentId: null,
  order: 0,
  hue: 20,
  mark: 'rhomb',
  ...overrides,
})
const sections = [
  section('energy', { parentId: 'news' }),
  section('opinion', { order: 0 }),
  section('news', { order: 1 }),
]

describe('the tree of sections', () => {
  it('has two levels', () => {
    expect(canBeParent(section('news'))).toBe(true)
    expect(canBeParent(section('energy', { parentId: 'news' }))).toBe(false)
  })

  it('puts an article of a lower section on the list of the upper one too', () => {
    expect(lineage('energy', sections)).toEqual(['energy', 'news'])
    expect(lineage('opinion', sections)).toEqual(['opinion'])
  })

  it('follows the editor’s order', () => {
    expect(sectionTree(sections).map((node) => [node.section.id, node.children.map((child) => child.id)])).toEqual([
      ['opinion', []],
      ['news', ['energy']],
    ])
  })
})
