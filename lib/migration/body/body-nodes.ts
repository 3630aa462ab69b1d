import type { Element, ElementContent, Properties, RootContent } from 'hast'
import { toString } from 'hast-util-to-string'

const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'audio',
  'blockquote',
  'center',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'iframe',
  'li',
  'main',
  'nav',
  'object',
  'ol',
  'p',
  'pre',
  'script',
  'section',
  'style',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
  'video',
])

export const isBlockName = (name: string) => BLOCKS.has(name)

export const isBlock = (node: RootContent): node is Element => node.type === 'element' && isBlockName(node.tagName)

/** Blanks, and the hard ones that editors write into empty paragraphs. */
export const isBlank = (node: RootContent) =>
  node.type === 'comment' || (node.type === 'text' && /^[\s\u00a0]*$/.test(node.value))

export function element(tagName: string, children: ElementContent[] = [], properties: Properties = {}): Element {
  return { type: 'element', tagName, properties, children }
}

export const text = (value: string): ElementContent => ({ type: 'text', value })

/** The text of nodes in one line. */
export const lineOf = (nodes: ElementContent[]) =>
  toString({ type: 'root', children: nodes }).replace(/\s+/g, ' ').trim()

export const stringOf = (node: Element, name: string): string => {
  const value = node.properties[name]
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(' ') : ''
}

export const hasClass = (node: Element, pattern: RegExp) => pattern.test(stringOf(node, 'className'))

/** Every element of a tree below a node, in the order of the text. */
export function* elementsIn(nodes: readonly RootContent[]): Generator<Element> {
  for (const node of nodes)
    if (node.type === 'element') {
      yield node
      yield* elementsIn(node.children)
    }
}

/**
 * Puts runs of inline nodes into elements of a name and leaves blocks between them: `<p>one <figure/> two</p>` becomes
 * three blocks. Runs that show nothing are left out.
 */
export function around(
  tagName: string,
  nodes: readonly ElementContent[],
  properties: Properties = {},
): ElementContent[] {
  return wrapRuns(nodes, (run) => {
    const children = trimmed(run)
    return children.length > 0 ? [element(tagName, children, properties)] : []
  })
}

/** The same for an inline element: the blanks at its ends keep words apart, so they stay. */
export function inside(
  tagName: string,
  nodes: readonly ElementContent[],
  properties: Properties = {},
): ElementContent[] {
  return wrapRuns(nodes, (run) => (run.every(isBlank) ? run : [element(tagName, run, properties)]))
}

/** Blocks stay where they are; each run of other nodes before, between and after them becomes what `wrap` makes of it. */
function wrapRuns(
  nodes: readonly ElementContent[],
  wrap: (run: ElementContent[]) => ElementContent[],
): ElementContent[] {
  const made: ElementContent[] = []
  let run: ElementContent[] = []
  const close = () => {
    made.push(...wrap(run))
    run = []
  }
  for (const node of nodes) {
    if (isBlock(node)) {
      close()
      made.push(node)
    } else run.push(node)
  }
  close()
  return made
}

/** Without the blanks and breaks at both ends; nothing where nothing else is left. */
function trimmed(nodes: ElementContent[]): ElementContent[] {
  const shows = (node: ElementContent) => !isBlank(node) && !(node.type === 'element' && node.tagName === 'br')
  const begin = nodes.findIndex(shows)
  if (begin === -1) return []
  const kept = nodes.slice(begin, nodes.findLastIndex(shows) + 1)
  const [first, last] = [kept[0], kept[kept.length - 1]]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return kept
}
