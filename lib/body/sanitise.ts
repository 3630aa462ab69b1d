import type { Element, ElementContent, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import rehypeParse from 'rehype-parse'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { AppError } from '@/lib/errors'
import { countWords } from '@/lib/text'
import { BODY_SCHEMA } from './body-vocabulary'

const parser = unified().use(rehypeParse, { fragment: true }).freeze()
const cleaner = unified().use(rehypeSanitize, BODY_SCHEMA).use(normaliseBody).freeze()
const printer = unified().use(rehypeStringify).freeze()

/**
 * The one sanitiser of article and page bodies. Takes any HTML, gives back the vocabulary of
 * docs/contracts/body-html.md and nothing else; what it gives back passes it unchanged. Throws INVALID where the
 * elements are nested thousands deep, as only an attack nests them.
 */
export function sanitiseBody(html: string): string {
  const tree = parseBody(html)
  const clean = printer.stringify(tree)
  lastRead = { html: clean, tree }
  return clean
}

/** The sanitised body as its top-level elements; joined they are the body again. */
export function bodyBlocks(html: string): string[] {
  return parseBody(html).children.map((child) => printer.stringify({ type: 'root', children: [child] }))
}

/** The sanitised tree of any HTML. */
export function parseBody(html: string): Root {
  try {
    return cleaner.runSync(parser.parse(html))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new AppError('INVALID', 'The text nests its elements too deep to be read. Paste it as plain text.', {
      fields: { body: 'nests its elements too deep' },
      cause: error,
    })
  }
}

let lastRead: { html: string; tree: Root } | null = null

/**
 * The tree of a body for reading alone: nobody may change it. The last one is kept, because whoever saves an article
 * asks for its words, its pictures and its text one after the other, right after it was sanitised.
 */
export function readBody(html: string): Root {
  if (lastRead?.html !== html) lastRead = { html, tree: parseBody(html) }
  return lastRead.tree
}

/** Words of the text that a reader reads; footnotes count, addresses and alternative texts do not. */
export function countBodyWords(html: string): number {
  return countWords(bodyText(html))
}

const BLOCKS = new Set(['p', 'h2', 'h3', 'h4', 'li', 'th', 'td', 'caption', 'figcaption', 'cite', 'blockquote'])

/** The body as plain text, one line a block. */
export function bodyText(html: string): string {
  const lines: string[] = []
  visit(readBody(html), 'element', (element) => {
    if (!BLOCKS.has(element.tagName) || element.children.some(isBlock)) return
    const line = toString(element).replace(/\s+/g, ' ').trim()
    if (line !== '') lines.push(line)
  })
  return lines.join('\n')
}

const isBlock = (node: ElementContent) => node.type === 'element' && BLOCKS.has(node.tagName)

/** Pictures are the site's own; an embed keeps its address only where it is a web page; text stands in paragraphs. */
function normaliseBody() {
  return (tree: Root): Root => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName === 'img' && !isOwnPicture(element)) {
        parent?.children.splice(index ?? 0, 1)
        return [SKIP, index ?? 0]
      }
      if (element.tagName === 'figure' && element.children.every(isBlankText)) {
        parent?.children.splice(index ?? 0, 1)
        return [SKIP, index ?? 0]
      }
      return undefined
    })
    return { type: 'root', children: wrapLooseText(tree.children) }
  }
}

const isOwnPicture = (image: Element) => {
  const source = image.properties['src']
  return typeof source === 'string' && /^(\/media\/[0-9a-f]{24}|art:[a-z0-9-]+)(\/|$)/.test(source)
}

const isBlankText = (node: Root['children'][number]) => node.type === 'text' && node.value.trim() === ''

const INLINE = new Set(['strong', 'em', 's', 'sub', 'sup', 'code', 'br', 'a', 'span', 'small', 'cite', 'img'])

/** Runs of text and inline elements at the top level become paragraphs, as editors of other systems expect. */
function wrapLooseText(nodes: Root['children']): Root['children'] {
  const blocks: Root['children'] = []
  let run: ElementContent[] = []
  const closeRun = () => {
    if (run.some((node) => !isBlankText(node)))
      blocks.push({ type: 'element', tagName: 'p', properties: {}, children: run })
    run = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || (node.type === 'element' && INLINE.has(node.tagName))) run.push(node)
    else {
      closeRun()
      blocks.push(node)
    }
  }
  closeRun()
  return blocks
}
