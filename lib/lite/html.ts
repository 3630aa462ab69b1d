import type { Element, ElementContent, Properties, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

type Child = ElementContent | string | null

const printer = unified().use(rehypeStringify).freeze()

/** An element of a document that no React makes. Texts are escaped when it is written, nulls are left out. */
export function element(tagName: string, properties: Properties, ...children: Child[]): Element {
  return { type: 'element', tagName, properties, children: children.flatMap(toContent) }
}

export const link = (href: string, text: string, properties: Properties = {}) =>
  element('a', { href, ...properties }, text)

/** A whole document. */
export function toHtml(html: Element): string {
  const tree: Root = { type: 'root', children: [{ type: 'doctype' }, html] }
  return printer.stringify(tree)
}

const toContent = (child: Child): ElementContent[] => {
  if (child === null) return []
  return [typeof child === 'string' ? { type: 'text', value: child } : child]
}
