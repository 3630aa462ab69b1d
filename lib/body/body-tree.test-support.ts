import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'

/** The first element of a name; fails the test where there is none. */
export function select(tree: Root, tagName: string): Element {
  const found: Element[] = []
  visit(tree, 'element', (element) => {
    if (element.tagName === tagName) found.push(element)
  })
  const first = found[0]
  if (!first) throw new Error(`There is no <${tagName}>.`)
  return first
}
