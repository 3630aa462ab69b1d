import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** A view as the browser will read it. */
export function renderTree(view: ReactElement): Root {
  return unified().use(rehypeParse, { fragment: true }).parse(renderToStaticMarkup(view))
}

/** Elements in document order that a test of their own accepts. */
export function findAll(tree: Root | Element, accepts: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (element) => {
    if (accepts(element)) found.push(element)
  })
  return found
}

export const byTag = (name: string) => (element: Element) => element.tagName === name

export const textOf = (element: Element | undefined) => (element ? toString(element).replace(/\s+/g, ' ').trim() : null)

/** Landmarks of one role with their accessible names, from `aria-label` or the heading that `aria-labelledby` names. */
export function namesOf(tree: Root, tagName: 'nav' | 'section'): string[] {
  return findAll(tree, byTag(tagName)).map((element) => {
    const label = element.properties['ariaLabel']
    if (typeof label === 'string') return label
    const ids = element.properties['ariaLabelledBy']
    const id = Array.isArray(ids) ? ids[0] : ids
    return textOf(findAll(tree, (candidate) => candidate.properties['id'] === id)[0]) ?? ''
  })
}
