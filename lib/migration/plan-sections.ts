import { RESERVED_NAMES, tagPath } from '@/lib/addresses/address'
import { SECTION_MARKS, type Section } from '@/lib/sections/section'
import { slugFor } from '@/lib/text'
import type { ArchiveTerm } from './archive'
import type { Choices, Existing, ImportPlan } from './import-plan'
import { decodedPath } from './import-slugs'
import { addLink } from './plan-links'
import { plainText } from './plain-text'
import { importId, type Survey } from './survey'

const SECTIONS_MAX = 120
/** So many pieces a tag of Ghost heads before it is taken for a section. */
const GHOST_SECTION_PIECES = 3
const GHOST_SECTIONS_MAX = 12

/** Categories become sections on two levels; those below, and what is a tag there, become tags. */
export function planSections(survey: Survey, choices: Choices, existing: Existing, plan: ImportPlan): void {
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
    if (section) {
      addLink(plan, categoryPath(term, bySourceSlug), `/${section.slug}`)
      if (term.oldId !== undefined) addLink(plan, `/?cat=${term.oldId}`, `/${section.slug}`)
    } else if (isUsed) addTag(plan, survey, term)
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

/** Tags that any piece has. */
export function planTags(survey: Survey, plan: ImportPlan): void {
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
