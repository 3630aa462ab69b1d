import type { ImportedArticle } from '@/lib/articles/article-commands'
import { ARTICLE_KINDS } from '@/lib/articles/article'
import { bodyText } from '@/lib/body/sanitise'
import { archivePath, type ArchivePiece } from './archive'
import { convertBody, type BodyNotes } from './body/convert-body'
import type { PiecePlan, ImportPlan } from './import-plan'
import { decodedPath } from './import-slugs'
import type { PictureFinder } from './import-pictures'
import { cut, plainText } from './plain-text'
import type { Survey } from './survey'

export type PieceContext = {
  survey: Survey
  plan: ImportPlan
  pictures: PictureFinder
  authorIds: ReadonlyMap<string, string>
  tagIds: ReadonlyMap<string, string>
  /** For what has no date of its own. */
  importedAt: Date
}

/** Something about a piece that an editor should know, and what of it: an address, where there is one. */
export type Remark = { what: string; about?: string }

const BODY_LENGTH_MAX = 500_000
const HEADLINE_WORDS = 10

/** A piece as an article, with what an editor should know about it. Throws INVALID where it cannot become one. */
export async function toArticle(
  piece: ArchivePiece,
  planned: Extract<PiecePlan, { kind: 'article' }>,
  context: PieceContext,
): Promise<{ article: ImportedArticle; remarks: Remark[] }> {
  const { body, remarks } = await toBody(piece, context)
  const sectionSlug = piece.categories.find((slug) => ARTICLE_KINDS.some((kind) => kind === slug))
  const tagIds = tagsOf(piece, context)
  if (tagIds.length > 20) remarks.push({ what: 'It had more than 20 tags: the first 20 were kept.' })
  if (planned.isPublic && piece.excerpt.trim() === '') remarks.push({ what: 'It is public without a deck.' })
  const hidden = { private: 'It was private and is a draft now.', protected: 'It had a password and is a draft now.' }[
    piece.state as string
  ]
  if (hidden !== undefined) remarks.push({ what: hidden })
  if (piece.type === 'page') remarks.push({ what: 'It was a page that was not public, and is a draft article now.' })
  const publishAt = planned.isPublic ? (piece.publishedAt ?? piece.createdAt ?? context.importedAt) : null
  if (planned.isPublic && piece.publishedAt === null) remarks.push({ what: 'It was public without a date.' })
  const updatedAt = publishAt && piece.modifiedAt && piece.modifiedAt > publishAt ? piece.modifiedAt : null
  const article: ImportedArticle = {
    id: planned.id,
    slug: planned.slug,
    headline: headlineOf(piece, body, remarks),
    deck: cut(plainText(piece.excerpt), 500),
    body,
    kind: ARTICLE_KINDS.find((kind) => kind === sectionSlug) ?? 'report',
    origin: { kind: 'exclusive' },
    sectionIds: planned.sectionIds,
    authorIds: [...new Set(piece.authorKeys.flatMap((key) => context.authorIds.get(key) ?? []))].slice(0, 8),
    tagIds: tagIds.slice(0, 20),
    leadImage: await leadOf(piece, context, remarks),
    note: '',
    state: planned.isPublic ? 'published' : piece.state === 'review' ? 'review' : 'draft',
    publishAt,
    unpublishAt: null,
    updatedAt,
    slugHistory: [],
    createdAt: piece.createdAt ?? piece.publishedAt ?? piece.modifiedAt ?? context.importedAt,
  }
  return { article, remarks }
}

/** The body of a piece, converted, and what was found in it. */
export async function toBody(piece: ArchivePiece, context: PieceContext): Promise<{ body: string; remarks: Remark[] }> {
  const { survey, plan, pictures } = context
  const unknownLinks: string[] = []
  const { html, notes } = await convertBody(piece, {
    loadPicture: pictures.find,
    toLink: (href) => toLink(href, survey, plan, unknownLinks),
    filesOfPiece: () => survey.filesOfPiece.get(piece.id) ?? [],
  })
  if (html.length > BODY_LENGTH_MAX) throw new RangeError('body')
  return {
    body: html,
    remarks: [
      ...remarksOf(notes),
      ...of('A link leads to an address of the old site that is not in the archive.', unknownLinks),
    ],
  }
}

const remarksOf = (notes: BodyNotes): Remark[] =>
  [
    of('A shortcode is not known and stands in the text as it was written.', notes.unknownShortcodes.map(inBrackets)),
    of('A block held no text of its own and was left out.', notes.dynamicBlocks),
    of('An element was left out with what was in it.', [...new Set(notes.dropped)].map(inAngles)),
    of('A picture is not in the library: a link to where it was stands in its place.', notes.missingPictures),
  ].flat()

const of = (what: string, list: readonly string[]): Remark[] => list.map((about) => ({ what, about }))
const inBrackets = (name: string) => `[${name}]`
const inAngles = (name: string) => `<${name}>`

/** Links to addresses of the old site lead to where their page is now. */
function toLink(href: string, survey: Survey, plan: ImportPlan, unknown: string[]): string {
  const base = survey.site.addresses[0]
  if (base === undefined || /^(mailto|tel|javascript|data):/i.test(href) || !URL.canParse(href, base)) return href
  const url = new URL(href, base)
  const isOwn = survey.site.addresses.some(
    (address) => URL.canParse(address) && hostKey(new URL(address)) === hostKey(url),
  )
  if (!isOwn) return url.href
  const path = archivePath(url.pathname + url.search)
  if (path === null) return url.pathname === '/' ? '/' : url.href
  const target = plan.links.get(path) ?? plan.links.get(decodedPath(path))
  if (target === undefined && !/\.\w{2,5}$/.test(url.pathname)) unknown.push(path)
  return target ?? url.href
}

const hostKey = (url: URL) => url.hostname.replace(/^www\./, '')

function headlineOf(piece: ArchivePiece, body: string, remarks: Remark[]): string {
  const title = plainText(piece.title)
  if (title !== '') return cut(title, 200)
  remarks.push({ what: 'It has no headline: its first words stand for one.' })
  const words = bodyText(body).split(/\s+/).filter(Boolean)
  return cut(words.slice(0, HEADLINE_WORDS).join(' '), 200) || `Untitled (${piece.type} ${piece.id})`
}

async function leadOf(
  piece: ArchivePiece,
  context: PieceContext,
  remarks: Remark[],
): Promise<ImportedArticle['leadImage']> {
  if (!piece.lead) return null
  const { fileId, url, alt, caption } = piece.lead
  const found = await context.pictures.find({ fileId, url })
  if (!found) {
    remarks.push({ what: 'Its lead picture is not in the library.' })
    return null
  }
  const words = { alt: cut(plainText(alt), 500) || found.alt, caption: cut(plainText(caption), 600) || found.caption }
  if (words.alt === '') remarks.push({ what: 'Its lead picture has no alternative text.' })
  return { mediaId: found.key, ...words, credit: '' }
}

function tagsOf(piece: ArchivePiece, { plan, tagIds }: PieceContext): string[] {
  const terms = [...piece.categories.filter((slug) => !plan.sectionOfCategory.has(slug)), ...piece.tags]
  return [...new Set(terms.flatMap((slug) => tagIds.get(slug) ?? []))]
}
