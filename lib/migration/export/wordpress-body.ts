import { createHash } from 'node:crypto'
import type { Element, ElementContent, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { parseBody } from '@/lib/body/sanitise'
import { parseMediaKey } from '@/lib/media/media'
import { xmlText } from '@/lib/syndication/xml'

const printer = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
  .freeze()

export type WordPressBody = {
  siteUrl: string
  /** The number and the address that a picture has in the file; null for one that is not in it. */
  attachmentOf: (key: string) => { id: number; url: string } | null
}

/** Notes by their ids, as WordPress keeps them beside a post. */
export type WordPressNotes = { id: string; content: string }[]

/**
 * A stored body as blocks of WordPress's editor: text, headings, lists, quotations, pictures, embeds and notes as its
 * own, anything else as a block of HTML. Links to this site are whole addresses; what looks like a shortcode is not one.
 */
export function toWordPressBody(body: string, options: WordPressBody): { html: string; notes: WordPressNotes } {
  const tree = parseBody(body)
  placePictures(tree, options)
  makeLinksWhole(tree, options)
  const notes = takeNotes(tree)
  const blocks = tree.children.flatMap((node) => (node.type === 'element' ? toBlock(node) : []))
  if (notes.length > 0) blocks.push('<!-- wp:footnotes /-->')
  return { html: blocks.join('\n\n'), notes }
}

function toBlock(node: Element): string[] {
  switch (node.tagName) {
    case 'p':
      return [block('paragraph', print(node))]
    case 'h2':
    case 'h3':
    case 'h4':
      return [block('heading', print(withClass(node, 'wp-block-heading')), { level: Number(node.tagName.slice(1)) })]
    case 'hr':
      return [block('separator', '<hr class="wp-block-separator has-alpha-channel-opacity"/>')]
    case 'ul':
    case 'ol':
      return [toList(node)]
    case 'blockquote':
      return [block('quote', print(withClass(node, 'wp-block-quote')))]
    case 'figure':
      return toFigure(node)
    case 'aside':
      return node.properties['dataType'] === 'pull-quote'
        ? [block('pullquote', `<figure class="wp-block-pullquote"><blockquote>${inner(node)}</blockquote></figure>`)]
        : [block('html', `<div class="key-points">${inner(node)}</div>`)]
    default:
      return [block('html', print(node))]
  }
}

/** A list in a list is a block of HTML: its items would have to be blocks in blocks. */
function toList(node: Element): string {
  const items = node.children.filter((child) => child.type === 'element')
  const isFlat = items.every((item) => item.children.every((child) => child.type !== 'element' || !isList(child)))
  if (!isFlat) return block('html', print(node))
  const list = { ...withClass(node, 'wp-block-list'), children: [] }
  const [open = '', close = ''] = print(list).split('><')
  const written = items.map((item) => block('list-item', print(item))).join('\n')
  const { start } = node.properties
  const numbered = { ordered: true, ...(typeof start === 'number' && { start }) }
  return block('list', `${open}>${written}<${close}`, node.tagName === 'ol' ? numbered : {})
}

function toFigure(node: Element): string[] {
  const caption = node.children.find((child) => child.type === 'element' && child.tagName === 'figcaption')
  const captioned = caption?.type === 'element' ? print(withClass(caption, 'wp-element-caption')) : ''
  if (node.properties['dataType'] === 'embed') {
    const link = node.children.find((child) => child.type === 'element' && child.tagName === 'a')
    const address = link?.type === 'element' ? String(link.properties['href'] ?? '') : ''
    const wrapper = `<div class="wp-block-embed__wrapper">\n${xmlText(address)}\n</div>`
    return [block('embed', `<figure class="wp-block-embed">${wrapper}${captioned}</figure>`, { url: address })]
  }
  const images = node.children.flatMap((child) => (child.type === 'element' && child.tagName === 'img' ? child : []))
  const [only] = images
  if (only === undefined) return []
  if (images.length === 1) return [toImage(only, captioned)]
  const shown = images.map((image) => toImage(image, '')).join('\n')
  return [block('gallery', `<figure class="wp-block-gallery has-nested-images">${shown}${captioned}</figure>`)]
}

function toImage(image: Element, captioned: string): string {
  const id = Number(/\d+/.exec(String(image.properties['className']))?.[0])
  const html = `<figure class="wp-block-image size-full">${print(image)}${captioned}</figure>`
  return block('image', html, { id, sizeSlug: 'full' })
}

/** WordPress finds a picture by its number, and puts its own address in place of this one when it has fetched it. */
function placePictures(tree: Root, { attachmentOf }: WordPressBody): void {
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName !== 'img') return undefined
    const attachment = attachmentOf(parseMediaKey(String(element.properties['src'] ?? '')) ?? '')
    if (!attachment) {
      parent?.children.splice(index ?? 0, 1)
      return [SKIP, index ?? 0]
    }
    const { id, url } = attachment
    element.properties = { src: url, alt: element.properties['alt'] ?? '', className: [`wp-image-${id}`] }
    return undefined
  })
}

function makeLinksWhole(tree: Root, { siteUrl }: WordPressBody): void {
  visit(tree, 'element', ({ properties }) => {
    const { href } = properties
    if (typeof href === 'string' && URL.canParse(href, siteUrl)) properties['href'] = new URL(href, siteUrl).href
  })
}

/** Notes leave the text; a mark that names each stays. The same body names them alike at every export. */
function takeNotes(tree: Root): WordPressNotes {
  const notes: WordPressNotes = []
  visit(tree, 'element', (element) => {
    if (element.properties['dataType'] !== 'footnote') return
    const content = inner(element)
    const id = uuidOf(`${notes.length}:${content}`)
    notes.push({ id, content })
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: `#${id}`, id: `${id}-link` },
      children: [{ type: 'text', value: String(notes.length) }],
    }
    element.tagName = 'sup'
    element.properties = { dataFn: id, className: ['fn'] }
    element.children = [link]
  })
  return notes
}

function block(name: string, html: string, attributes: Record<string, string | number | boolean> = {}): string {
  // In a comment of HTML, "--" and ">" would end it: WordPress writes them as escapes of JSON.
  const json = JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)
  return `<!-- wp:${name}${json === '{}' ? '' : ` ${json}`} -->\n${html}\n<!-- /wp:${name} -->`
}

/** A bracket in the text is a bracket: WordPress looks for shortcodes before it reads HTML. */
const print = (node: Element) => shield(printer.stringify({ type: 'root', children: [node] }))
const inner = (node: Element) => shield(printer.stringify({ type: 'root', children: node.children }))
const shield = (html: string) => html.replaceAll('[', '&#91;').replace(/\s*\n\s*/g, ' ')

const withClass = (node: Element, name: string): Element => ({
  ...node,
  properties: { ...node.properties, className: [name] },
})

const isList = (node: ElementContent) => node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol')

function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex')
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
