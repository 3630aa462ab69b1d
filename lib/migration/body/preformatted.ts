import type { Element, ElementContent } from 'hast'
import { around, element, hasClass, text } from './body-nodes'

/** Bodies have no preformatted text: its lines are kept, as code. */
export function toPreformatted(node: Element): ElementContent[] {
  const lines = linesOf(node)
  const isVerse = hasClass(node, /verse/)
  const broken = lines.flatMap((line, index) => [...(index > 0 ? [element('br')] : []), text(line)])
  return around('p', isVerse ? broken : [element('code', broken)])
}

const linesOf = (node: Element) =>
  [...textsIn(node.children)]
    .join('')
    .replace(/^\n|\s+$/g, '')
    .split('\n')
    .map((line) => line.replace(/^ +/, (blanks) => '\u00a0'.repeat(blanks.length)))

function* textsIn(nodes: readonly ElementContent[]): Generator<string> {
  for (const node of nodes) {
    if (node.type === 'text') yield node.value
    else if (node.type === 'element') {
      if (node.tagName === 'br') yield '\n'
      else yield* textsIn(node.children)
    }
  }
}
