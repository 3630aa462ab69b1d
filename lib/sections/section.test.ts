import { describe, expect, it } from 'vitest'
import { canBeParent, lineage, sectionTree } from './section'
import { sectionWith } from './section.test-support'

const sections = [
  sectionWith({ id: 'energy', parentId: 'news' }),
  sectionWith({ id: 'opinion', order: 0 }),
  sectionWith({ id: 'news', order: 1 }),
]

describe('the tree of sections', () => {
  it('has two levels', () => {
    expect(canBeParent(sectionWith({ id: 'news' }))).toBe(true)
    expect(canBeParent(sectionWith({ id: 'energy', parentId: 'news' }))).toBe(false)
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
