import { describe, expect, it } from 'vitest'
import { changeEntry, flatMenu, inOrder, menuKey, toMenu } from './menus'

const section = (sectionId: string) => ({ kind: 'section', sectionId }) as const
const primaryMenu = [
  { link: section('news'), children: [section('energy'), section('economy')] },
  { link: section('culture'), children: [] },
]
const menus = { primaryMenu, mobileMenu: [section('news')], footerMenu: [] }
const flat = flatMenu(menus, 'primaryMenu')

describe('a menu of two levels', () => {
  it('is the same after it was laid out flat', () => {
    expect(toMenu(flat)).toEqual(primaryMenu)
    expect(flatMenu(menus, 'mobileMenu').map(({ level }) => level)).toEqual([0])
  })

  it.each([
    [
      'remove:section-energy',
      [
        ['news', ['economy']],
        ['culture', []],
      ],
    ],
    [
      'out:section-economy',
      [
        ['news', ['energy']],
        ['economy', []],
        ['culture', []],
      ],
    ],
    ['in:section-culture', [['news', ['energy', 'economy', 'culture']]]],
    [
      'in:section-nothing',
      [
        ['news', ['energy', 'economy']],
        ['culture', []],
      ],
    ],
  ])('changes by %s', (step, expected) => {
    const shown = toMenu(changeEntry(flat, step)).map(({ link, children }) => [link, children])
    const ids = JSON.parse(JSON.stringify(shown, (_key, value: unknown) => sectionIdOf(value))) as unknown
    expect(ids).toEqual(expected)
  })

  it('has no entry of the second level before one of the first', () => {
    const keys = ['section-energy', 'section-news', 'section-economy', 'section-culture']
    expect(toMenu(inOrder(flat, keys)).map(({ link }) => link)).toEqual(['energy', 'news', 'culture'].map(section))
  })

  it('knows its entries by keys without commas and colons', () => {
    expect(menuKey({ kind: 'address', label: 'A, b: c', href: 'https://a.example/x,y' })).not.toMatch(/[,:]/)
  })
})

const sectionIdOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'sectionId' in value ? value.sectionId : value
