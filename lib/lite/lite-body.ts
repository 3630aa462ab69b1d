import type { Element, ElementContent, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { Body } from '@/lib/body/body-tree'
import { fallbackSource } from '@/lib/media/media'
import { element, link } from './html'

const PICTURE_WIDTH_MAX = 960

/**
 * A text whole, for a page that loads nothing of it: pictures, galleries and embeds as links, notes as a list at the
 * end. Pull quotes are left out: they repeat the text beside them. The given tree stays what it was.
 */
export function toLiteBody({ tree, footnotes }: Body): ElementContent[] {
  const notes = footnotes.map((note, index) =>
    element('li', { id: `note-${index + 1}` }, ...lighter(note), ' ', backLink(index + 1)),
  )
  const list = notes.length === 0 ? [] : [element('h2', {}, 'Notes'), element('ol', {}, ...notes)]
  return [...lighter(tree.children.filter(isContent)), ...list]
}

function lighter(nodes: readonly ElementContent[]): ElementContent[] {
  const tree: Root = { type: 'root', children: structuredClone([...nodes]) }
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    const replacement = lighterElement(node)
    if (replacement === null) return undefined
    parent.children.splice(index, 1, ...replacement)
    const next: [typeof SKIP, number] = [SKIP, index + replacement.length]
    return next
  })
  return tree.children.filter(isContent)
}

/** What stands in an element's place; null where it stays. */
function lighterElement(node: Element): ElementContent[] | null {
  const { dataType, dataNumber } = node.properties
  delete node.properties['dataType']
  delete node.properties['dataNumber']
  switch (node.tagName) {
    case 'img':
      return pictureLinks([node])
    case 'figure':
      return figureAsLinks(node)
    case 'table':
      return [scrolling(node)]
    case 'aside':
      if (dataType === 'pull-quote') return []
      return [element('section', { ariaLabel: 'In short' }, element('b', {}, 'In short'), ...lighter(node.children))]
    case 'span':
      return dataType === 'footnote' ? [noteCall(String(dataNumber))] : null
    default:
      return null
  }
}

/** Pictures and embeds give way to links; the caption stays. */
function figureAsLinks(figure: Element): ElementContent[] | null {
  const pictures: Element[] = []
  visit(figure, 'element', (node) => {
    if (node.tagName === 'img') pictures.push(node)
  })
  const links = [...pictureLinks(pictures), ...figure.children.filter(isNamed('a'))]
  if (links.length === 0) return null
  const captions = lighter(figure.children.filter(isNamed('figcaption')))
  return [element('figure', {}, ...links.map((one) => element('p', {}, one)), ...captions)]
}

/** A picture whose file is gone leaves nothing. */
function pictureLinks(images: readonly Element[]): Element[] {
  return images.flatMap(({ properties }) => {
    const { dataKey: key, width, alt } = properties
    if (typeof key !== 'string' || typeof width !== 'number') return []
    const text = typeof alt === 'string' && alt !== '' ? `Picture: ${alt}` : 'Picture'
    return [link(fallbackSource({ key, width }, PICTURE_WIDTH_MAX), text)]
  })
}

/** A wide table scrolls in its own box, which the keyboard can reach (WCAG 2.1.1). */
function scrolling(table: Element): Element {
  const caption = table.children.find(isNamed('caption'))
  const name = caption ? toString(caption) : 'Table'
  return element(
    'div',
    { role: 'region', ariaLabel: name, tabIndex: 0 },
    {
      ...table,
      children: lighter(table.children),
    },
  )
}

const noteCall = (number: string) =>
  element('sup', {}, link(`#note-${number}`, number, { id: `call-${number}`, ariaLabel: `Note ${number}` }))

const backLink = (number: number) => link(`#call-${number}`, '↑', { ariaLabel: 'Back to the text' })

const isContent = (node: Root['children'][number]): node is ElementContent => node.type !== 'doctype'

const isNamed =
  (name: string) =>
  (node: ElementContent): node is Element =>
    node.type === 'element' && node.tagName === name
