import type { Element, ElementContent, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { sanitiseBody } from '@/lib/body/sanitise'
import { AppError } from '@/lib/errors'
import type { ArchivePiece } from '../archive'
import { readLexical } from '../ghost/lexical'
import { readMobiledoc } from '../ghost/mobiledoc'
import { hasBlocks, readBlocks } from './blocks'
import { elementsIn, stringOf } from './body-nodes'
import { applyClassicRules } from './classic-text'
import { convertShortcodes } from './shortcodes'
import { toVocabulary, type FoundPicture } from './to-vocabulary'

/** What a body points at: a file of the old library by its id, or any picture by its address. */
export type PictureReference = { fileId: string | null; url: string | null }

export type BodyContext = {
  loadPicture: (reference: PictureReference) => Promise<FoundPicture | null>
  /** Where a link leads here; links out come back as they are. */
  toLink: (href: string) => string
  filesOfPiece: () => readonly string[]
}

/** What an editor should know about a converted body. */
export type BodyNotes = {
  unknownShortcodes: string[]
  dynamicBlocks: string[]
  /** Elements that were left out with what was in them, by name. */
  dropped: string[]
  missingPictures: string[]
}

const parser = unified().use(rehypeParse, { fragment: true }).freeze()
const printer = unified().use(rehypeStringify).freeze()

/**
 * The body of a piece in the vocabulary of docs/contracts/body-html.md, through the site's one sanitiser. Throws INVALID
 * for a nesting that only an attack has, and for what is not written in the form that it says.
 */
export async function convertBody(
  piece: Pick<ArchivePiece, 'body' | 'footnotes'>,
  context: BodyContext,
): Promise<{ html: string; notes: BodyNotes }> {
  const notes: BodyNotes = { unknownShortcodes: [], dynamicBlocks: [], dropped: [], missingPictures: [] }
  try {
    const tree = parser.parse(toHtml(piece.body, context, notes))
    markClassic(tree, piece.body)
    const pictures = await loadPictures(tree, context, notes)
    const children = toVocabulary(tree.children as ElementContent[], {
      picture: (image) => pictures.get(image) ?? null,
      toLink: context.toLink,
      footnotes: (id) => footnote(piece.footnotes[id]),
      onDropped: (name) => notes.dropped.push(name),
    })
    return { html: sanitiseBody(printer.stringify({ type: 'root', children })), notes }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new AppError('INVALID', 'Its text nests elements too deep to be read.', { cause: error })
  }
}

function toHtml({ form, text }: ArchivePiece['body'], context: BodyContext, notes: BodyNotes): string {
  switch (form) {
    case 'html':
      return text
    case 'lexical':
      return readLexical(text)
    case 'mobiledoc':
      return readMobiledoc(text)
    case 'wordpress': {
      const { html, dynamic } = hasBlocks(text) ? readBlocks(text) : { html: text, dynamic: [] }
      notes.dynamicBlocks.push(...dynamic)
      const converted = convertShortcodes(html, context)
      notes.unknownShortcodes.push(...converted.unknown)
      return converted.html
    }
  }
}

/** A text without blocks was written in the classic editor whole; with them, only what stands outside. */
function markClassic(tree: Root, { form, text }: ArchivePiece['body']): void {
  if (form !== 'wordpress') return
  if (!hasBlocks(text)) applyClassicRules(tree)
  else
    for (const part of elementsIn(tree.children))
      if (part.properties['dataClassic'] !== undefined) applyClassicRules(part)
}

async function loadPictures(tree: Root, context: BodyContext, notes: BodyNotes): Promise<Map<Element, FoundPicture>> {
  const pictures = new Map<Element, FoundPicture>()
  for (const image of elementsIn(tree.children)) {
    if (image.tagName !== 'img') continue
    const reference = referenceOf(image)
    const found = await context.loadPicture(reference)
    if (found) pictures.set(image, found)
    else notes.missingPictures.push(reference.url ?? `file ${reference.fileId ?? ''}`)
  }
  return pictures
}

/** The class that the editors give a picture names its file; lazy loaders keep its address aside. */
export function referenceOf(image: Element): PictureReference {
  const fileId =
    stringOf(image, 'dataFile') ||
    stringOf(image, 'dataId') ||
    (/\bwp-image-(\d+)/.exec(stringOf(image, 'className'))?.[1] ?? '')
  const source = ['dataSrc', 'dataLazySrc', 'dataOrigFile', 'src']
    .map((name) => stringOf(image, name))
    .find((value) => /^(https?:)?\/\/|^\//.test(value))
  return { fileId: fileId === '' ? null : fileId, url: source?.replace(/^\/\//, 'https://') ?? null }
}

const footnote = (html: string | undefined): ElementContent[] | null =>
  html === undefined ? null : (parser.parse(html).children as ElementContent[])
