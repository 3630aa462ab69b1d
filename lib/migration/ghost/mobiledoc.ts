import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { attribute, markup, textOf } from './html-writing'
import { readMarkdown } from './markdown'

const schema = z.object({
  atoms: z.array(z.array(z.unknown())).default([]),
  cards: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])).default([]),
  markups: z.array(z.array(z.unknown())).default([]),
  sections: z.array(z.array(z.unknown())),
})
type Document = z.infer<typeof schema>

const MARKUPS = new Set(['a', 'b', 'code', 'em', 'i', 's', 'strong', 'sub', 'sup', 'u'])
const SECTIONS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'aside'])

/** The HTML of a text of Ghost's older editor (Mobiledoc 0.3). Throws INVALID for what is no such text. */
export function readMobiledoc(json: string): string {
  try {
    const document = schema.parse(JSON.parse(json))
    return document.sections.map((section) => toSection(section, document)).join('')
  } catch (error) {
    if (error instanceof RangeError) throw error
    throw new AppError('INVALID', 'Its text says that it is Mobiledoc and is not.', { cause: error })
  }
}

function toSection([kind, first, second]: unknown[], document: Document): string {
  switch (kind) {
    case 1: {
      const name = SECTIONS.has(String(first)) ? String(first) : 'p'
      return `<${name}>${toMarkers(second, document)}</${name}>`
    }
    case 2:
      return `<img${attribute('src', String(first))}>`
    case 3: {
      const name = first === 'ol' ? 'ol' : 'ul'
      const items = Array.isArray(second) ? second.map((item) => `<li>${toMarkers(item, document)}</li>`) : []
      return `<${name}>${items.join('')}</${name}>`
    }
    case 10: {
      const card = document.cards[Number(first)]
      return card ? toCard(card[0], card[1]) : ''
    }
    default:
      return ''
  }
}

/** Each marker is [what it is, markups that open, how many close after it, its text]. */
function toMarkers(markers: unknown, document: Document): string {
  const open: string[] = []
  let html = ''
  for (const marker of Array.isArray(markers) ? (markers as unknown[]) : []) {
    if (!Array.isArray(marker)) continue
    const [kind, opening, closing, value] = marker as unknown[]
    for (const index of Array.isArray(opening) ? opening : []) {
      const [name = '', given] = document.markups[Number(index)] ?? []
      const tag = MARKUPS.has(String(name)) ? String(name) : 'span'
      const href = tag === 'a' && Array.isArray(given) ? String(given[given.indexOf('href') + 1] ?? '') : ''
      html += `<${tag}${attribute('href', href)}>`
      open.push(tag)
    }
    html += kind === 1 ? toAtom(document.atoms[Number(value)]) : markup(textOf(value))
    for (let count = 0; count < Number(closing); count += 1) html += `</${open.pop() ?? 'span'}>`
  }
  return html
}

const toAtom = (atom: unknown[] | undefined): string =>
  atom?.[0] === 'soft-return' ? '<br>' : markup(textOf(atom?.[1]))

function toCard(name: string, card: Record<string, unknown>): string {
  const text = (key: string) => (typeof card[key] === 'string' ? card[key] : '')
  const caption = text('caption') === '' ? '' : `<figcaption>${text('caption')}</figcaption>`
  switch (name) {
    case 'markdown':
    case 'card-markdown':
      return readMarkdown(text('markdown'))
    case 'image':
    case 'image-card':
      return `<figure><img${attribute('src', text('src'))}${attribute('alt', text('alt'))}>${caption}</figure>`
    case 'gallery': {
      const images = Array.isArray(card['images']) ? (card['images'] as Record<string, unknown>[]) : []
      return `<figure class="gallery">${images.map((image) => `<img${attribute('src', textOf(image['src']))}${attribute('alt', textOf(image['alt']))}>`).join('')}${caption}</figure>`
    }
    case 'hr':
      return '<hr>'
    case 'code':
      return `<pre>${markup(text('code'))}</pre>`
    case 'embed':
    case 'bookmark':
      return `<iframe${attribute('src', text('url'))}></iframe>`
    default:
      return text('html')
  }
}
