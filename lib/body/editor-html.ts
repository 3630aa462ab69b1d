import type { Element, ElementContent, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

const pipe = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).freeze()

/**
 * What the editor writes, as it is stored: its text model has a paragraph in every list item and cell, no caption and no
 * head in tables, and a caption under every picture. The sanitiser comes after this.
 */
export function toStoredHtml(html: string): string {
  const tree: Root = pipe.parse(html)
  visit(tree, 'element', (element, index, parent) => {
    switch (element.tagName) {
      case 'li':
      case 'td':
      case 'th':
        unwrapFirstParagraph(element)
        return undefined
      case 'table':
        setTable(element)
        return undefined
      case 'figcaption':
      case 'cite':
        if (element.children.length > 0 || !parent || index === undefined) return undefined
        parent.children.splice(index, 1)
        return [SKIP, index]
      default:
        if (INLINE.has(element.tagName)) takeLanguage(element)
        return undefined
    }
  })
  while (isEmptyParagraph(tree.children.at(-1))) tree.children.pop()
  return pipe.stringify(tree)
}

const INLINE = new Set(['em', 'strong', 's', 'sub', 'sup', 'code', 'a', 'small'])

/** `<em><span lang="az">xalça</span></em>` is `<em lang="az">xalça</em>`. */
function takeLanguage(element: Element): void {
  const [only, ...rest] = element.children
  if (rest.length > 0 || !isElement(only, 'span') || element.properties['lang'] !== undefined) return
  const { lang, dir, ...others } = only.properties
  if (lang === undefined || Object.keys(others).length > 0) return
  element.properties = { ...element.properties, lang, ...(dir === undefined ? {} : { dir }) }
  element.children = only.children
}

const isElement = (node: unknown, name: string): node is Element =>
  (node as Element | undefined)?.type === 'element' && (node as Element).tagName === name

const isEmptyParagraph = (node: unknown) => isElement(node, 'p') && node.children.length === 0

/** `<li><p>text</p></li>` is `<li>text</li>`; an item of several paragraphs keeps them. */
function unwrapFirstParagraph(item: Element): void {
  const [first, ...rest] = item.children
  if (!isElement(first, 'p') || Object.keys(first.properties).length > 0) return
  if (rest.some((node) => isElement(node, 'p'))) return
  item.children = [...first.children, ...rest]
}

/** Leading rows of nothing but header cells are the head; a header cell after them heads its row. */
function setTable(table: Element): void {
  const caption = table.properties['dataCaption']
  const rows = table.children
    .flatMap((child): ElementContent[] =>
      isElement(child, 'tbody') || isElement(child, 'thead') ? child.children : [child],
    )
    .filter((child) => isElement(child, 'tr'))
  const cellsOf = (row: Element) => row.children.filter((cell): cell is Element => cell.type === 'element')
  const isHead = (row: Element) => cellsOf(row).length > 0 && cellsOf(row).every((cell) => cell.tagName === 'th')
  const bodyStart = rows.findIndex((row) => !isHead(row))
  const headCount = bodyStart === -1 ? 0 : bodyStart
  rows.forEach((row, index) => {
    for (const cell of cellsOf(row)) {
      const { colSpan, rowSpan } = cell.properties
      cell.properties = {
        ...(cell.tagName === 'th' ? { scope: index < headCount ? 'col' : 'row' } : {}),
        ...(isSpan(colSpan) ? { colSpan } : {}),
        ...(isSpan(rowSpan) ? { rowSpan } : {}),
      }
    }
  })
  const group = (tagName: string, children: ElementContent[]): Element[] =>
    children.length === 0 ? [] : [{ type: 'element', tagName, properties: {}, children }]
  const known = table.children.filter((child) => isElement(child, 'caption'))
  const captionText = typeof caption === 'string' ? caption.trim() : ''
  table.properties = {}
  table.children = [
    ...(captionText === '' ? known : group('caption', [{ type: 'text', value: captionText }])),
    ...group('thead', rows.slice(0, headCount)),
    ...group('tbody', rows.slice(headCount)),
  ]
}

const isSpan = (value: unknown) => Number(value) > 1
