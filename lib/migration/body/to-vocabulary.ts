import type { Element, ElementContent, Properties } from 'hast'
import { around, element, elementsIn, hasClass, inside, isBlock, isBlank, lineOf, stringOf, text } from './body-nodes'
import { isShownElsewhere, pageOfPlayer } from './embed-source'
import { toPreformatted } from './preformatted'
import { toTable } from './to-table'

/** A picture of the old site that stands in the library, with what the library says of it. */
export type FoundPicture = { key: string; alt: string; caption: string }

export type Vocabulary = {
  picture: (image: Element) => FoundPicture | null
  toLink: (href: string) => string
  footnotes: (id: string) => ElementContent[] | null
  onDropped: (name: string) => void
}

const RENAMED: Record<string, string> = {
  b: 'strong',
  i: 'em',
  dfn: 'em',
  var: 'em',
  cite: 'em',
  del: 's',
  strike: 's',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
}
const INLINE = new Set(['strong', 'em', 's', 'sub', 'sup', 'code'])
const HEADINGS = new Set(['h2', 'h3', 'h4'])
/** Program, forms and drawings: what is in them is no text of the piece. */
const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'svg',
  'math',
  'canvas',
  'map',
  'frameset',
  'link',
  'meta',
  'title',
])

/** Any HTML as blocks of the vocabulary of bodies. What is unknown loses its tag and keeps its text. */
export function toVocabulary(nodes: readonly ElementContent[], vocabulary: Vocabulary): ElementContent[] {
  return around('p', convertAll(nodes, vocabulary))
}

const convertAll = (nodes: readonly ElementContent[], vocabulary: Vocabulary): ElementContent[] =>
  nodes.flatMap((node) => {
    if (node.type === 'text') return node.value === '' ? [] : [text(node.value.replace(/[ \t\r\n]+/g, ' '))]
    return node.type === 'element' ? convert(node, vocabulary) : []
  })

function convert(node: Element, vocabulary: Vocabulary): ElementContent[] {
  const name = RENAMED[node.tagName] ?? node.tagName
  const content = () => convertAll(node.children, vocabulary)
  if (DROPPED.has(name)) {
    vocabulary.onDropped(name)
    return []
  }
  if (INLINE.has(name)) {
    const note = noteOf(node, vocabulary)
    return note ? [note] : inside(name, content(), languageOf(node))
  }
  if (HEADINGS.has(name)) return around(name, content(), languageOf(node))
  switch (name) {
    case 'p':
    case 'address':
    case 'dd':
    case 'figcaption':
      return standsAlone(node) ?? around('p', content(), languageOf(node))
    case 'dt':
    case 'summary':
      return around('p', inside('strong', content()))
    case 'br':
    case 'hr':
      return [element(name)]
    case 'q':
      return [text('“'), ...content(), text('”')]
    case 'a':
      return toLink(node, content(), vocabulary)
    case 'img':
      return toPicture([node], [], vocabulary)
    case 'figure':
      return toFigure(node, vocabulary)
    case 'ul':
    case 'ol':
      return hasClass(node, /gallery/) ? toFigure(node, vocabulary) : toList(node, name, vocabulary)
    case 'li':
      return around('p', content())
    case 'blockquote':
      return toQuotation(node, vocabulary)
    case 'pre':
      return toPreformatted(node)
    case 'table':
      return toTable(node, (children) => convertAll(children, vocabulary))
    case 'iframe':
      return toEmbed(stringOf(node, 'src') || stringOf(node, 'dataSrc'), stringOf(node, 'title'), node, vocabulary)
    case 'object':
    case 'embed':
      return toEmbed(stringOf(node, 'data') || stringOf(node, 'src'), '', node, vocabulary)
    case 'audio':
    case 'video':
      return toRecording(node, vocabulary)
    default:
      return isBlock(node) ? toContainer(node, vocabulary) : content()
  }
}

/** A block without a meaning of its own: its blocks stand where it stood. */
function toContainer(node: Element, vocabulary: Vocabulary): ElementContent[] {
  if (hasClass(node, /\bwp-caption\b|\bgallery\b/)) return toFigure(node, vocabulary)
  const address = stringOf(node, 'dataHref')
  if (hasClass(node, /\bfb-(post|video)\b/) && address !== '') return toEmbed(address, '', node, vocabulary)
  return around('p', convertAll(node.children, vocabulary))
}

/** A paragraph that is only an address, which WordPress shows as what stands there. */
function standsAlone(node: Element): ElementContent[] | null {
  const line = lineOf(node.children)
  return isShownElsewhere(line) ? [embed(pageOfPlayer(line) ?? line, line)] : null
}

function toLink(node: Element, content: ElementContent[], vocabulary: Vocabulary): ElementContent[] {
  const href = stringOf(node, 'href').trim()
  // A link around a picture leads to the same picture, larger; readers have that already. Places in the page are not kept.
  if (href === '' || href.startsWith('#')) return content
  return inside('a', content, { href: vocabulary.toLink(href), ...languageOf(node) })
}

/** A picture, or several as a gallery; one that was not found becomes a link to where it was. */
function toPicture(images: readonly Element[], caption: ElementContent[], vocabulary: Vocabulary): ElementContent[] {
  const found = images.map((image) => ({ image, picture: vocabulary.picture(image) }))
  const shown = found.flatMap(({ image, picture }) =>
    picture ? [element('img', [], { src: `/media/${picture.key}`, alt: stringOf(image, 'alt') || picture.alt })] : [],
  )
  const lost = found.flatMap(({ image, picture }) => (picture ? [] : lostPicture(image)))
  const [first] = found
  const own =
    caption.length > 0 || !first?.picture?.caption || images.length > 1 ? caption : [text(first.picture.caption)]
  const captioned = own.length > 0 ? [element('figcaption', own)] : []
  if (shown.length === 0) return [...lost, ...around('p', caption)]
  const properties: Properties = shown.length > 1 ? { dataType: 'gallery' } : {}
  return [element('figure', [...shown, ...captioned], properties), ...lost]
}

function lostPicture(image: Element): ElementContent[] {
  const address = stringOf(image, 'src')
  const name = stringOf(image, 'alt') || (address.split('/').at(-1)?.split('?')[0] ?? '') || 'Picture'
  if (!/^(https?:)?\/\//.test(address)) return []
  return [element('p', [element('a', [text(name)], { href: address.replace(/^\/\//, 'https://') })])]
}

function toFigure(node: Element, vocabulary: Vocabulary): ElementContent[] {
  const parts = [...elementsIn(node.children)]
  const images = parts.filter(({ tagName }) => tagName === 'img')
  const captions = parts.filter(
    (part) => part.tagName === 'figcaption' || hasClass(part, /wp-caption-text|gallery-caption/),
  )
  const caption = captions.flatMap((part, index) => [
    ...(index > 0 ? [text(' ')] : []),
    ...convertAll(part.children, vocabulary).flatMap((piece) => (isBlock(piece) ? piece.children : [piece])),
  ])
  const table = parts.find(({ tagName }) => tagName === 'table')
  if (table) return toTable(table, (children) => convertAll(children, vocabulary), caption)
  if (hasClass(node, /\bkg-bookmark-card\b/)) return toBookmark(parts, node, vocabulary)
  const quotation = parts.find(({ tagName }) => tagName === 'blockquote')
  if (quotation && hasClass(node, /pullquote/)) return toPullQuote(quotation, vocabulary)
  if (images.length > 0) return toPicture(images, trimmedCaption(caption), vocabulary)
  const line = lineOf(node.children.filter((child) => child.type !== 'element' || child.tagName !== 'figcaption'))
  const address = hasClass(node, /embed/) ? pageOfPlayer(line) : null
  if (address !== null) return [embed(address, address, trimmedCaption(caption))]
  return around('p', convertAll(node.children, vocabulary))
}

const trimmedCaption = (caption: ElementContent[]) =>
  around('x', caption).flatMap((run) => ('children' in run ? run.children : []))

function toBookmark(parts: Element[], node: Element, vocabulary: Vocabulary): ElementContent[] {
  const link = parts.find(({ tagName }) => tagName === 'a')
  const title = parts.find((part) => hasClass(part, /bookmark-title/))
  return toEmbed(link ? stringOf(link, 'href') : '', title ? lineOf(title.children) : '', node, vocabulary)
}

/** A pull quote repeats the text and has no source; one that names its source says something of its own. */
function toPullQuote(quotation: Element, vocabulary: Vocabulary): ElementContent[] {
  const [made] = toQuotation(quotation, vocabulary)
  if (made?.type !== 'element' || made.children.some((child) => child.type === 'element' && child.tagName === 'cite'))
    return made ? [made] : []
  return [element('aside', made.children, { dataType: 'pull-quote' })]
}

function toQuotation(node: Element, vocabulary: Vocabulary): ElementContent[] {
  const parts = [...elementsIn(node.children)]
  const links = parts.filter(({ tagName }) => tagName === 'a').map((link) => stringOf(link, 'href'))
  const post =
    stringOf(node, 'dataInstgrmPermalink') ||
    (hasClass(node, /twitter-tweet/) ? links.findLast((href) => /\/status(?:es)?\/\d/.test(href)) : '')
  if (post) return toEmbed(post, lineOf(node.children).slice(0, 200), node, vocabulary)
  const cite = parts.findLast(({ tagName }) => tagName === 'cite' || tagName === 'footer')
  const who = cite ? convertAll(cite.children, vocabulary) : []
  if (cite) cite.children = []
  const said = around('p', convertAll(node.children, vocabulary))
  if (said.length === 0) return around('p', who)
  return [element('blockquote', [...said, ...around('cite', who)], languageOf(node))]
}

function toList(node: Element, name: 'ul' | 'ol', vocabulary: Vocabulary): ElementContent[] {
  const items = node.children.flatMap((child): ElementContent[] => {
    if (isBlank(child)) return []
    const nodes = child.type === 'element' && child.tagName === 'li' ? child.children : [child]
    const blocks = around('p', convertAll(nodes, vocabulary))
    if (blocks.length === 0) return []
    const [first, ...more] = blocks
    // A lone paragraph in an item is its text.
    const isPlain =
      first?.type === 'element' &&
      first.tagName === 'p' &&
      more.every((block) => block.type === 'element' && /^[uo]l$/.test(block.tagName))
    return [element('li', isPlain ? [...first.children, ...more] : blocks)]
  })
  const start = node.properties['start']
  const properties: Properties = name === 'ol' && typeof start === 'number' && start > 1 ? { start } : {}
  return items.length === 0 ? [] : [element(name, items, properties)]
}

function toEmbed(address: string, title: string, node: Element, vocabulary: Vocabulary): ElementContent[] {
  const page = pageOfPlayer(address)
  if (page !== null) return [embed(page, title || page)]
  vocabulary.onDropped(node.tagName)
  return convertAll(node.children, vocabulary)
}

const embed = (address: string, title: string, caption: ElementContent[] = []): Element =>
  element(
    'figure',
    [element('a', [text(title)], { href: address }), ...(caption.length > 0 ? [element('figcaption', caption)] : [])],
    { dataType: 'embed' },
  )

/** Bodies have no sound and no film of their own: a link to the file says what is there. */
function toRecording(node: Element, vocabulary: Vocabulary): ElementContent[] {
  const sources = [node, ...elementsIn(node.children)].map((part) => stringOf(part, 'src')).filter(Boolean)
  const address = pageOfPlayer(sources[0] ?? '')
  if (address === null) {
    vocabulary.onDropped(node.tagName)
    return []
  }
  const file = decodeURIComponentSafely(new URL(address).pathname.split('/').at(-1) ?? '')
  const label = `${node.tagName === 'audio' ? 'Audio' : 'Video'}: ${file || new URL(address).hostname}`
  return [element('p', [element('a', [text(label)], { href: vocabulary.toLink(address) })])]
}

function decodeURIComponentSafely(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

/** The block editor's notes: a mark in the text that names a note kept beside it. */
function noteOf(node: Element, vocabulary: Vocabulary): Element | null {
  const note = node.tagName === 'sup' ? vocabulary.footnotes(stringOf(node, 'dataFn')) : null
  if (!note) return null
  const inline = convertAll(note, vocabulary).flatMap((piece) => (isBlock(piece) ? piece.children : [piece]))
  return element('span', inline, { dataType: 'footnote' })
}

function languageOf(node: Element): Properties {
  const { lang, dir } = node.properties
  return { ...(typeof lang === 'string' && { lang }), ...(typeof dir === 'string' && { dir }) }
}
