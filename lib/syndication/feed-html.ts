import type { Element, ElementContent, Root, RootContent } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { parseBody } from '@/lib/body/sanitise'
import { fallbackSource, parseMediaKey, type Picture } from '@/lib/media/media'

const printer = unified().use(rehypeStringify).freeze()
const PICTURE_WIDTH_MAX = 1280

export type FeedHtmlOptions = {
  siteUrl: string
  pictures: ReadonlyMap<string, Pick<Picture, 'key' | 'width' | 'height' | 'alt'>>
  /** Where a picture stands; unset: at the site. */
  pictureAddress?: (key: string) => string
}

/**
 * A stored body for a reader's other program: plain HTML, every address absolute, notes at the end, embeds as links,
 * nothing that needs this site's style or script. Pull quotes are left out: they repeat the text beside them.
 */
export function toFeedHtml(body: string, options: FeedHtmlOptions): string {
  const tree = parseBody(body)
  const notes: ElementContent[][] = []
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return undefined
    const put = (replacement: ElementContent[]) => {
      parent.children.splice(index, 1, ...replacement)
      const next: [typeof SKIP, number] = [SKIP, index + replacement.length]
      return next
    }
    const type = element.properties['dataType']
    delete element.properties['dataType']
    if (type === 'pull-quote') return put([])
    if (type === 'embed') return put([{ ...element, tagName: 'p', children: element.children.filter(isLink) }])
    if (type === 'footnote') {
      notes.push(element.children)
      return put([inElement('sup', [{ type: 'text', value: `[${notes.length}]` }])])
    }
    if (type === 'key-points') element.tagName = 'div'
    if (element.tagName === 'img') return describePicture(element, options) ? undefined : put([])
    return undefined
  })
  if (notes.length > 0)
    tree.children.push(
      inElement(
        'ol',
        notes.map((note) => inElement('li', note)),
      ),
    )
  makeLinksAbsolute(tree, options.siteUrl)
  return printer.stringify(tree)
}

function describePicture(image: Element, { siteUrl, pictures, pictureAddress }: FeedHtmlOptions): boolean {
  const { src, alt } = image.properties
  const picture = typeof src === 'string' ? pictures.get(parseMediaKey(src) ?? '') : undefined
  if (!picture) return false
  image.properties = {
    src: pictureAddress?.(picture.key) ?? new URL(fallbackSource(picture, PICTURE_WIDTH_MAX), siteUrl).href,
    alt: typeof alt === 'string' ? alt : picture.alt,
    width: picture.width,
    height: picture.height,
  }
  return true
}

/** After notes were moved: theirs have links too. An address that cannot be read stays what it was. */
function makeLinksAbsolute(tree: Root, siteUrl: string): void {
  visit(tree, 'element', ({ properties }) => {
    const { href } = properties
    if (typeof href === 'string' && URL.canParse(href, siteUrl)) properties['href'] = new URL(href, siteUrl).href
  })
}

const isLink = (node: RootContent) => node.type === 'element' && node.tagName === 'a'

const inElement = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
})
