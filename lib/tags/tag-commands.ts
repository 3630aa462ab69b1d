import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { parseInput } from '@/lib/input'
import { TAGS_TAG, tagSchema, tagSlugTag, tagTag, type Tag } from './tag'
import { tags } from './tag-repository'

/** Writes a tag, new or not. Throws CONFLICT where the slug is another tag's. */
export async function saveTag(actor: Actor, input: Tag): Promise<{ value: Tag; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const tag = parseInput(tagSchema, input)
  const before = await tags.findById(tag.id)
  await tags.save(tag)
  const slugs = new Set([tag.slug, before?.slug ?? tag.slug])
  return { value: tag, staleTags: [TAGS_TAG, tagTag(tag.id), ...[...slugs].map(tagSlugTag)] }
}
