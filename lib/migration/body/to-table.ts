import type { Element, ElementContent, Properties } from 'hast'
import { element, elementsIn, isBlock, lineOf } from './body-nodes'

type Row = { cells: Element[]; isHead: boolean }

/**
 * A table with a head and one body. A first row of heads alone is its head; rows of its foot end the body. A table that
 * only lays out other blocks, as old mails and pages did, is those blocks.
 */
export function toTable(
  table: Element,
  convert: (nodes: readonly ElementContent[]) => ElementContent[],
  figureCaption: ElementContent[] = [],
): ElementContent[] {
  const rows = rowsOf(table)
  const cells = rows.flatMap((row) => row.cells)
  if (cells.length === 1) return convert(cells[0]?.children ?? [])
  const made = rows.map((row) => ({
    isHead: row.isHead,
    row: element(
      'tr',
      row.cells.map((cell) => toCell(cell, row.isHead, convert)),
    ),
  }))
  const heads = made.filter(({ isHead }) => isHead).map(({ row }) => row)
  const bodies = made.filter(({ isHead }) => !isHead).map(({ row }) => row)
  if (heads.length + bodies.length === 0) return []
  const own = [...elementsIn(table.children)].find(({ tagName }) => tagName === 'caption')
  const caption = own && lineOf(own.children) !== '' ? convert(own.children) : figureCaption
  return [
    element('table', [
      ...(caption.length > 0
        ? [
            element(
              'caption',
              caption.flatMap((node) => (isBlock(node) ? node.children : [node])),
            ),
          ]
        : []),
      ...(heads.length > 0 ? [element('thead', heads)] : []),
      ...(bodies.length > 0 ? [element('tbody', bodies)] : []),
    ]),
  ]
}

function rowsOf(table: Element): Row[] {
  const rows: Row[] = []
  const collect = (parent: Element, isHead: boolean) => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue
      if (child.tagName === 'tr') {
        const cells = child.children.filter(
          (cell): cell is Element => cell.type === 'element' && /^t[hd]$/.test(cell.tagName),
        )
        const isFirst = rows.length === 0 && cells.length > 1 && cells.every(({ tagName }) => tagName === 'th')
        if (cells.length > 0) rows.push({ cells, isHead: isHead || isFirst })
      } else if (/^t(head|body|foot)$/.test(child.tagName)) collect(child, child.tagName === 'thead')
    }
  }
  collect(table, false)
  return rows
}

function toCell(
  cell: Element,
  isHead: boolean,
  convert: (nodes: readonly ElementContent[]) => ElementContent[],
): Element {
  const { colSpan, rowSpan } = cell.properties
  const spans: Properties = { ...(Number(colSpan) > 1 && { colSpan }), ...(Number(rowSpan) > 1 && { rowSpan }) }
  const isHeadCell = isHead || cell.tagName === 'th'
  const inside = convert(cell.children)
  const [only] = inside
  // A lone paragraph in a cell is its text.
  const children = inside.length === 1 && only?.type === 'element' && only.tagName === 'p' ? only.children : inside
  return element(isHeadCell ? 'th' : 'td', children, isHeadCell ? { scope: isHead ? 'col' : 'row', ...spans } : spans)
}
