import { z } from 'zod'
import {
  articlePath,
  authorPath,
  pagePath,
  RESERVED_ARTICLE_SLUGS,
  RESERVED_NAMES,
  SLUG_PATTERN,
  tagPath,
} from '@/lib/addresses/address'
import { SECTION_MARKS, type Section } from '@/lib/sections/section'
import { slugFor } from '@/lib/text'
import type { ArchiveTerm } from './archive'
import { importId, type Survey, type SurveyedPiece } from './survey'
import { decodedPath, freeSlug, wantedSlug } from './import-slugs'
import { plainText } from './plain-text'

/** What the person who imports decides; everything has a default. */
export const choicesSchema = z.strictObject({
  /** Old categories (of Ghost: tags) by slug: the slug of a section, new or not, or null to make it a tag. */
  sections: z.record(z.string(), z.string().regex(SLUG_PATTERN).max(80).nullable()).default({}),
  /** The section of pieces that have none. */
  fallbackSection: z.string().regex(SLUG_PATTERN).max(80).default('news'),
  /** Types of pieces that plugins made. */
  types: z.record(z.string(), z.enum(['article', 'page', 'skip'])).default({}),
})
export type Choices = z.output<typeof choicesSchema>

/** What a piece becomes. */
export type PiecePlan =
  | { kind: 'article'; id: string; slug: string; path: string; sectionIds: string[]; isPublic: boolean }
  | { kind: 'page'; id: string; slug: string; path: string; isPublic: true }
  | { kind: 'skip'; reason: string }

export type ImportPlan = {
  /** Sections to be made, upper ones first. */
  sections: Section[]
  /** For the report: what each old category becomes. */
  becomes: { from: string; to: string }[]
  sectionOfCategory: Map<string, string>
  /** Categories and tags that become tags here: their slug and name. */
  tags: Map<string, { id: string; slug: string; name: string; description: string }>
  pieces: Map<string, PiecePlan>
  /** Every old path with its new one, for links in bodies. */
  links: Map<string, string>
  redirects: { from: string; to: string }[]
  duplicateSlugs: { slug: string; becomes: string }[]
}

const SECTIONS_MAX = 120
/** So many pieces a tag of Ghost heads before it is taken for a section. */
const GHOST_SECTION_PIECES = 3
const GHOST_SECTIONS_MAX = 12

export type Existing = {
  sections: readonly Section[]
  /** Who holds these slugs of articles already. */
  slugHolders: ReadonlyMap<string, string>
  /** Standing pages by their names. */
  pageIds: ReadonlyMap<string, string>
}

/** Decides what everything becomes, before anything is written. The same archive on the same site gives the same plan. */
export function planImport(survey: Survey, choices: Choices, existing: Existing): ImportPlan {
  const plan: ImportPlan = {
    sections: [],
    becomes: [],
    sectionOfCategory: new Map(),
    tags: new Map(),
    pieces: new Map(),
    links: new Map(),
    redirects: [],
    duplicateSlugs: [],
  }
  planSections(survey, choices, existing, plan)
  planTags(survey, plan)
  planPieces(survey, choices, existing, plan)
  return plan
}

function planSections(survey: Survey, choices: Choices, existing: Existing, plan: ImportPlan): void {
  const bySlug = new Map(existing.sections.map((section) => [section.slug, section]))
  const make = (slug: string, name: string, description: string, parentId: string | null): Section | null => {
    const found = bySlug.get(slug)
    if (found) return found
    if (plan.sections.length + existing.sections.length >= SECTIONS_MAX) return null
    const free = RESERVED_NAMES.has(slug) || existing.pageIds.has(slug) ? `${slug}-section` : slug
    const order = bySlug.size
    const made: Section = {
      id: importId(survey.site, 'section', slug),
      slug: free,
      name: name.slice(0, 60),
      description: description.slice(0, 400),
      parentId,
      order,
      hue: (order * 47) % 360,
      mark: SECTION_MARKS[order % SECTION_MARKS.length] ?? 'rhomb',
    }
    bySlug.set(slug, made)
    plan.sections.push(made)
    return made
  }

  const fallback = make(choices.fallbackSection, titleOf(choices.fallbackSection), '', null)
  const candidates =
    survey.site.system === 'ghost'
      ? ghostSections(survey, choices)
      : survey.terms.filter(({ kind }) => kind === 'category')
  const bySourceSlug = new Map(candidates.map((term) => [term.slug, term]))
  const used = new Set(survey.pieces.flatMap(({ categories }) => categories))
  // Upper categories first: those below stand in them.
  for (const term of candidates.toSorted((one, other) => depthOf(one, bySourceSlug) - depthOf(other, bySourceSlug))) {
    const chosen = choices.sections[term.slug]
    const depth = depthOf(term, bySourceSlug)
    const isUsed = used.has(term.slug) || candidates.some(({ parent }) => parent === term.slug) || chosen !== undefined
    let section: Section | null = null
    if (chosen !== null && isUsed) {
      if (chosen !== undefined)
        section = make(chosen, chosen === slugOfTerm(term) ? plainText(term.name) : titleOf(chosen), '', null)
      else if (/^(uncategori[sz]ed|uncategorised-\d+)$/.test(term.slug)) section = fallback
      else if (depth < 2) {
        const parent = term.parent === null ? null : (plan.sectionOfCategory.get(term.parent) ?? null)
        const upper = [...bySlug.values()].find(({ id }) => id === parent)
        section = make(
          slugOfTerm(term),
          plainText(term.name) || term.slug,
          plainText(term.description),
          upper && upper.parentId === null ? upper.id : null,
        )
      }
    }
    if (section) plan.sectionOfCategory.set(term.slug, section.id)
    plan.becomes.push({
      from: `category ${term.slug}`,
      to: section ? `section /${section.slug}` : isUsed ? `tag /tag/${slugOfTerm(term)}` : 'nothing: no piece is in it',
    })
    if (section) addLink(plan, categoryPath(term, bySourceSlug), `/${section.slug}`)
    if (section && term.oldId !== undefined) addLink(plan, `/?cat=${term.oldId}`, `/${section.slug}`)
    else if (isUsed) addTag(plan, survey, term)
  }
  if (fallback) plan.sectionOfCategory.set('', fallback.id)
}

/** Ghost has tags only: those that head several pieces are its sections. */
function ghostSections(survey: Survey, choices: Choices): ArchiveTerm[] {
  const heads = new Map<string, number>()
  for (const { tags, type } of survey.pieces)
    if (type === 'post' && tags[0] !== undefined) heads.set(tags[0], (heads.get(tags[0]) ?? 0) + 1)
  const largest = [...heads]
    .filter(([, count]) => count >= GHOST_SECTION_PIECES)
    .toSorted((one, other) => other[1] - one[1])
  const chosen = new Set([
    ...largest.slice(0, GHOST_SECTIONS_MAX).map(([slug]) => slug),
    ...Object.keys(choices.sections),
  ])
  for (const piece of survey.pieces) piece.categories = piece.tags.filter((slug) => chosen.has(slug))
  return survey.terms.filter(({ slug }) => chosen.has(slug))
}

function planTags(survey: Survey, plan: ImportPlan): void {
  const used = new Set(survey.pieces.flatMap(({ tags }) => tags))
  for (const term of survey.terms) {
    if (term.kind !== 'tag' || !used.has(term.slug) || plan.sectionOfCategory.has(term.slug)) continue
    addTag(plan, survey, term)
  }
}

function addTag(plan: ImportPlan, survey: Survey, term: ArchiveTerm): void {
  const slug = slugOfTerm(term)
  const tag = {
    id: importId(survey.site, 'tag', slug),
    slug,
    name: (plainText(term.name) || term.slug).slice(0, 60),
    description: plainText(term.description).slice(0, 400),
  }
  plan.tags.set(term.slug, tag)
  addLink(plan, `/${term.kind}/${term.slug}`, tagPath(slug))
}

function planPieces(survey: Survey, choices: Choices, existing: Existing, plan: ImportPlan): void {
  const slugs = new Map(existing.slugHolders)
  const names = new Set([...existing.sections.map(({ slug }) => slug), ...plan.sections.map(({ slug }) => slug)])
  const slugById = new Map([...existing.sections, ...plan.sections].map(({ id, slug }) => [id, slug]))
  for (const piece of survey.pieces) {
    const key = pieceKey(piece)
    const kind = kindOf(piece, choices)
    const id = importId(survey.site, piece.type, piece.id)
    const wanted = wantedSlug(piece)
    const isPublic = piece.state === 'published' || piece.state === 'scheduled'
    if (kind === 'skip') plan.pieces.set(key, { kind, reason: skipReason(piece) })
    else if (kind === 'page' && piece.state === 'published') {
      const slug = freeSlug(
        wanted,
        (candidate) =>
          names.has(candidate) || RESERVED_NAMES.has(candidate) || (existing.pageIds.get(candidate) ?? id) !== id,
      )
      names.add(slug)
      plan.pieces.set(key, { kind, id, slug, path: pagePath(slug), isPublic: true })
    } else {
      const holder = (candidate: string) => slugs.get(candidate)
      const slug = freeSlug(
        wanted,
        (candidate) => (holder(candidate) ?? id) !== id || RESERVED_ARTICLE_SLUGS.has(candidate),
      )
      if (slug !== wanted) plan.duplicateSlugs.push({ slug: wanted, becomes: slug })
      slugs.set(slug, id)
      const sectionIds = sectionsOf(piece, plan)
      plan.pieces.set(key, {
        kind: 'article',
        id,
        slug,
        path: articlePath(slugById.get(sectionIds[0] ?? '') ?? '', slug),
        sectionIds,
        isPublic,
      })
    }
    const made = plan.pieces.get(key)
    if (!made || made.kind === 'skip') continue
    if (made.isPublic && survey.site.system === 'wordpress') addLink(plan, `/?p=${piece.id}`, made.path)
    if (piece.path === null) continue
    if (made.isPublic) addLink(plan, piece.path, made.path)
    else plan.links.set(piece.path, made.path)
  }
}

export const pieceKey = ({ type, id }: Pick<SurveyedPiece, 'type' | 'id'>) => `${type}:${id}`

/** A page that was not public becomes a draft: standing pages are always public. */
function kindOf(piece: SurveyedPiece, choices: Choices): 'article' | 'page' | 'skip' {
  if (piece.state === 'trash' || piece.status === 'auto-draft' || piece.status === 'inherit') return 'skip'
  if (piece.type === 'post') return 'article'
  return piece.type === 'page' ? 'page' : (choices.types[piece.type] ?? 'skip')
}

const OF_THE_SITE =
  /^(nav_menu_item|wp_navigation|wp_template|wp_template_part|wp_global_styles|wp_block|wp_font_family|wp_font_face|custom_css|customize_changeset|oembed_cache|user_request|revision)$/

function skipReason(piece: SurveyedPiece): string {
  if (piece.state === 'trash') return 'it was in the trash'
  if (piece.status === 'auto-draft') return 'it is an empty page that an editor opened'
  if (piece.type === 'nav_menu_item' || piece.type === 'wp_navigation') return 'menus are made in the newsroom'
  if (OF_THE_SITE.test(piece.type)) return 'it belongs to the old site’s design'
  return `"${piece.type}" is a plugin’s own type: name it in the map to import it`
}

function sectionsOf(piece: SurveyedPiece, plan: ImportPlan): string[] {
  const ids = piece.categories.flatMap((slug) => plan.sectionOfCategory.get(slug) ?? [])
  const all = ids.length > 0 ? ids : [plan.sectionOfCategory.get('') ?? ''].filter(Boolean)
  return [...new Set(all)].slice(0, 8)
}

/** Every path for links; a redirect where the site would not find its way by itself. */
function addLink(plan: ImportPlan, from: string, to: string): void {
  if (plan.links.has(from)) return
  plan.links.set(from, to)
  if (from.startsWith('/?')) plan.redirects.push({ from, to })
  if (from.includes('?') || decodedPath(from) === to) return
  const parts = from.slice(1).split('/')
  const isFoundBySlug =
    parts.length <= 2 &&
    parts.at(-1) === to.split('/').at(-1) &&
    !RESERVED_NAMES.has(parts[0] ?? '') &&
    to.split('/').length === 3
  if (!isFoundBySlug) plan.redirects.push({ from, to })
}

export const authorRedirect = (key: string, slug: string) => ({ from: `/author/${key}`, to: authorPath(slug) })

const slugOfTerm = (term: ArchiveTerm) =>
  slugFor(decodedPath(term.slug)) ||
  slugFor(term.name) ||
  `term-${importId({ system: 'wordpress', name: '', addresses: [] }, term.kind, term.slug).slice(0, 8)}`

function categoryPath(term: ArchiveTerm, all: ReadonlyMap<string, ArchiveTerm>): string {
  const slugs: string[] = []
  for (
    let at: ArchiveTerm | undefined = term;
    at && slugs.length < 10;
    at = at.parent === null ? undefined : all.get(at.parent)
  )
    slugs.unshift(at.slug)
  return `/category/${slugs.join('/')}`
}

function depthOf(term: ArchiveTerm, all: ReadonlyMap<string, ArchiveTerm>): number {
  let depth = 0
  for (let at = term.parent; at !== null && depth < 10; at = all.get(at)?.parent ?? null) depth += all.has(at) ? 1 : 0
  return depth
}

const titleOf = (slug: string) => slug.charAt(0).toUpperCase() + slug.slice(1).replace(/-/g, ' ')
