import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { attribute, markup, textOf } from './html-writing'

type Node = { type: string; children?: Node[] } & Record<string, unknown>
const documentSchema = z.object({ root: z.looseObject({ children: z.array(z.unknown()) }) })

/** The bits of a text's format, in the order that its elements nest. */
const FORMATS: readonly (readonly [number, string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

/** The HTML of a text of Ghost's editor (Lexical, with Ghost's cards). Throws INVALID for what is no such text. */
export function readLexical(json: string): string {
  try {
    return all(documentSchema.parse(JSON.parse(json)).root.children as Node[])
  } catch (error) {
    if (error instanceof RangeError) throw error
    throw new AppError('INVALID', 'Its text says that it is Lexical and is not.', { cause: error })
  }
}

const all = (nodes: readonly Node[] | undefined): string => (nodes ?? []).map(toHtml).join('')

function toHtml(node: Node): string {
  const text = (name: string) => (typeof node[name] === 'string' ? node[name] : '')
  const inside = () => all(node.children)
  switch (node.type) {
    case 'text':
    case 'extended-text':
      return formatted(text('text'), Number(node['format']) || 0)
    case 'linebreak':
      return '<br>'
    case 'paragraph':
    case 'aside':
      return `<p>${inside()}</p>`
    case 'heading':
    case 'extended-heading': {
      const name = /^h[1-6]$/.test(text('tag')) ? text('tag') : 'h2'
      return `<${name}>${inside()}</${name}>`
    }
    case 'quote':
    case 'extended-quote':
      return `<blockquote>${inside()}</blockquote>`
    case 'list': {
      const name = text('listType') === 'number' || text('tag') === 'ol' ? 'ol' : 'ul'
      return `<${name}${name === 'ol' ? attribute('start', String(Number(node['start']) || 1)) : ''}>${inside()}</${name}>`
    }
    case 'listitem':
      return `<li>${inside()}</li>`
    case 'link':
    case 'autolink':
      return `<a${attribute('href', text('url'))}>${inside()}</a>`
    case 'horizontalrule':
      return '<hr>'
    case 'image':
      return figure(`<img${attribute('src', text('src'))}${attribute('alt', text('alt'))}>`, text('caption'))
    case 'gallery': {
      const images = Array.isArray(node['images']) ? (node['images'] as Record<string, unknown>[]) : []
      const shown = images.map(
        (image) => `<img${attribute('src', textOf(image['src']))}${attribute('alt', textOf(image['alt']))}>`,
      )
      return `<figure class="gallery">${shown.join('')}${caption(text('caption'))}</figure>`
    }
    case 'codeblock':
      return `<pre>${markup(text('code'))}</pre>`
    case 'html':
      return text('html')
    case 'markdown':
      return `<p>${markup(text('markdown')).replace(/\n{2,}/g, '</p><p>')}</p>`
    case 'embed':
      return `<iframe${attribute('src', text('url'))}></iframe>${caption(text('caption')) && `<p>${text('caption')}</p>`}`
    case 'bookmark': {
      const metadata = (node['metadata'] ?? {}) as Record<string, unknown>
      return `<iframe${attribute('src', text('url'))}${attribute('title', textOf(metadata['title']))}></iframe>`
    }
    case 'callout':
      return `<div>${text('calloutText')}</div>`
    case 'toggle':
      return `<h4>${text('heading')}</h4>${text('content')}`
    case 'button':
      return `<p><a${attribute('href', text('buttonUrl'))}>${markup(text('buttonText'))}</a></p>`
    case 'header':
      return `<h2>${text('header')}</h2><p>${text('subheader')}</p>`
    case 'audio':
    case 'video':
      return `<${node.type}${attribute('src', text('src'))}></${node.type}>${text('caption') && `<p>${text('caption')}</p>`}`
    case 'file':
      return `<p><a${attribute('href', text('src'))}>${markup(text('fileTitle') || text('fileName'))}</a></p>`
    default:
      // A card of a later version: its HTML where it brings any, and what is in it.
      return text('html') + inside()
  }
}

const formatted = (text: string, format: number) =>
  FORMATS.reduceRight((html, [bit, name]) => ((format & bit) === 0 ? html : `<${name}>${html}</${name}>`), markup(text))

const figure = (image: string, text: string) => `<figure>${image}${caption(text)}</figure>`
const caption = (text: string) => (text === '' ? '' : `<figcaption>${text}</figcaption>`)
