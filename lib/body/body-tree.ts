import type { Element, ElementContent, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import GithubSlugger from 'github-slugger'
import { SKIP, visit } from 'unist-util-visit'
import { parseMediaKey, type Picture } from '@/lib/media/media'
import { slugFor } from '@/lib/text'
import { parseBody, readBody } from './sanitise'

/** One heading of the second level, for "On this page". */
export type BodyHeading = { id: string; text: string }

/** A body ready to be shown: plain values only, so that it can be cached. */
export type Body = { tree: Root; headings: BodyHeading[]; footnotes: ElementContent[][] }

/**
 * Reads a stored body for showing. It is sanitised again on the way (a stored text may be older than today's rules),
 * headings get ids that are unique on the page, footnotes their numbers, links out `rel`, pictures their sizes.
 */
export function toBody(html: string, options: { pictures: ReadonlyMap<string, Picture>; siteUrl: string }): Body {
  const tree = parseBody(html)
  const headings: BodyHeading[] = []
  const footnotes: ElementContent[][] = []
  const slugger = new GithubSlugger()
  visit(tree, 'element', (element) => {
    switch (element.tagName) {
      case 'h2':
      case 'h3':
      case 'h4': {
        const text = toString(element).trim()
        const id = slugger.slug(slugFor(text) || 'part')
        element.properties['id'] = id
        if (element.tagName === 'h2') headings.push({ id, text })
        return undefined
      }
      case 'a':
        describeLink(element, options.siteUrl)
        return undefined
      case 'img':
        describePicture(element, options.pictures)
        return undefined
      case 'span':
        if (element.properties['dataType'] !== 'footnote') return undefined
        footnotes.push(element.children)
        element.properties['dataNumber'] = String(footnotes.length)
        return SKIP
      default:
        return undefined
    }
  })
  return { tree, headings, footnotes }
}

/** Keys of all pictures that a body shows. */
export function bodyPictureKeys(html: string): string[] {
  const keys = new Set<string>()
  visit(readBody(html), 'element', (element) => {
    const source = element.properties['src']
    const key = typeof source === 'string' ? parseMediaKey(source) : null
    if (key) keys.add(key)
  })
  return [...keys]
}

function describeLink(link: Element, siteUrl: string): void {
  const href = link.properties['href']
  if (typeof href !== 'string' || !/^https?:/i.test(href) || href.startsWith(`${siteUrl}/`)) return
  link.properties['rel'] = ['noopener', 'external']
}

function describePicture(image: Element, pictures: ReadonlyMap<string, Picture>): void {
  const source = image.properties['src']
  const picture = typeof source === 'string' ? pictures.get(parseMediaKey(source) ?? '') : undefined
  if (!picture) return
  image.properties['dataKey'] = picture.key
  image.properties['width'] = picture.width
  image.properties['height'] = picture.height
  image.properties['dataPlaceholder'] = picture.placeholder
  if (typeof image.properties['alt'] !== 'string') image.properties['alt'] = picture.alt
}
