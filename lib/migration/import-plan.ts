import { z } from 'zod'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import type { Section } from '@/lib/sections/section'
import type { SurveyedPiece } from './survey'

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

export type Existing = {
  sections: readonly Section[]
  /** Who holds these slugs of articles already. */
  slugHolders: ReadonlyMap<string, string>
  /** Standing pages by their names. */
  pageIds: ReadonlyMap<string, string>
}

/** What a piece is called in a plan. */
export const pieceKey = ({ type, id }: Pick<SurveyedPiece, 'type' | 'id'>) => `${type}:${id}`
