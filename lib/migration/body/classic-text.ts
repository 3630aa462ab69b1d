import type { Element, ElementContent, Root, RootContent } from 'hast'
import { isBlockName, isBlank } from './body-nodes'

/** Where blank lines make paragraphs. */
const CONTAINERS = new Set(['div', 'blockquote', 'section', 'article', 'center', 'header', 'footer', 'main', 'aside'])
const AS_WRITTEN = new Set(['pre', 'code', 'textarea', 'script', 'style', 'table', 'ul', 'ol', 'dl'])

/**
 * The rules of WordPress's classic editor, in a tree: a blank line is the end of a paragraph, a single line break is one
 * that readers see. Changes the tree that it is given.
 */
export function applyClassicRules(parent: Root | Element): void {
  const blocks: ElementContent[] = []
  let run: ElementContent[] = []
  const close = () => {
    const children = trimBreaks(run)
    if (children.length > 0) blocks.push({ type: 'element', tagName: 'p', properties: {}, children })
    run = []
  }
  for (const node of parent.children) {
    if (node.type === 'text') {
      const [first = '', ...more] = node.value.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n\s*/)
      run.push(...withBreaks(first))
      for (const paragraph of more) {
        close()
        run.push(...withBreaks(paragraph))
      }
    } else if (node.type === 'element' && isBlockName(node.tagName)) {
      close()
      blocks.push(node)
      if (CONTAINERS.has(node.tagName)) applyClassicRules(node)
      else if (!AS_WRITTEN.has(node.tagName)) breakLines(node)
    } else if (node.type !== 'doctype') {
      if (node.type === 'element') breakLines(node)
      run.push(node)
    }
  }
  close()
  parent.children = blocks
}

/** Line breaks in a paragraph, a heading or an inline element that was written as HTML. */
function breakLines(element: Element): void {
  if (AS_WRITTEN.has(element.tagName)) return
  const children: ElementContent[] = []
  for (const child of element.children) {
    if (child.type === 'text') children.push(...withBreaks(child.value))
    else {
      if (child.type === 'element') breakLines(child)
      children.push(child)
    }
  }
  element.children = isBlockName(element.tagName) ? trimBreaks(children) : children
}

function withBreaks(text: string): ElementContent[] {
  return text
    .split('\n')
    .flatMap((line, index): ElementContent[] => [
      ...(index > 0 ? [{ type: 'element' as const, tagName: 'br', properties: {}, children: [] }] : []),
      ...(line === '' ? [] : [{ type: 'text' as const, value: line }]),
    ])
}

/** A break at an end of a paragraph, or beside another one that was written, shows nothing. */
function trimBreaks(nodes: ElementContent[]): ElementContent[] {
  const begin = nodes.findIndex((node) => !isBreak(node) && !isBlank(node))
  if (begin === -1) return []
  const end = nodes.findLastIndex((node) => !isBreak(node) && !isBlank(node))
  return nodes
    .slice(begin, end + 1)
    .filter((node, index, kept) => !isBreak(node) || !isBreak(kept[index - 1] ?? { type: 'text', value: '' }))
}

const isBreak = (node: RootContent) => node.type === 'element' && node.tagName === 'br'
