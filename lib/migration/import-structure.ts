import 'server-only'
import type { Actor } from '@/lib/accounts/permissions'
import { findAuthorBySlug } from '@/lib/authors/author-lookup'
import { saveAuthor } from '@/lib/authors/author-commands'
import { saveSection } from '@/lib/sections/section-commands'
import { findTagNamed } from '@/lib/tags/tag-lookup'
import { saveTag } from '@/lib/tags/tag-commands'
import { slugFor } from '@/lib/text'
import type { ArchiveAuthor } from './archive'
import type { ImportPlan } from './import-plan'
import { cut, plainText } from './plain-text'
import { importId, type Survey } from './survey'

export type Structure = {
  authorIds: Map<string, string>
  tagIds: Map<string, string>
  authorSlugs: { key: string; slug: string }[]
  staleTags: string[]
}

/**
 * Makes the sections, tags and authors that an archive needs. One that stands under the same slug already is taken as it
 * is: two systems that call a person or a topic the same mean the same.
 */
export async function writeStructure(
  actor: Actor,
  { survey, plan, isDryRun }: { survey: Survey; plan: ImportPlan; isDryRun: boolean },
): Promise<Structure> {
  const structure: Structure = { authorIds: new Map(), tagIds: new Map(), authorSlugs: [], staleTags: [] }
  if (!isDryRun)
    for (const section of plan.sections) structure.staleTags.push(...(await saveSection(actor, section)).staleTags)
  for (const [slug, tag] of plan.tags) {
    const found = await findTagNamed(tag.slug)
    structure.tagIds.set(slug, found?.id ?? tag.id)
    if (!found && !isDryRun) structure.staleTags.push(...(await saveTag(actor, tag)).staleTags)
  }
  for (const [key, author] of survey.authors) {
    const slug =
      slugFor(nameOf(author)) || slugFor(author.slug) || `author-${importId(survey.site, 'author', key).slice(0, 8)}`
    const found = await findAuthorBySlug(slug)
    const id = found?.id ?? importId(survey.site, 'author', slug)
    structure.authorIds.set(key, id)
    structure.authorSlugs.push({ key, slug })
    if (found || isDryRun) continue
    const made = {
      id,
      slug,
      name: cut(nameOf(author), 80),
      kind: 'person' as const,
      role: '',
      bio: cut(plainText(author.bio), 1200),
      portraitMediaId: null,
    }
    structure.staleTags.push(...(await saveAuthor(actor, made)).staleTags)
  }
  return structure
}

/** Logins are often e-mail addresses, and those are nobody's business. */
const nameOf = ({ name, key }: ArchiveAuthor) =>
  plainText(name).replace(/@.*$/, '') || key.replace(/@.*$/, '') || 'Unknown'
