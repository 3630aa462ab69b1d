import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { parseInput } from '@/lib/input'
import { AUTHORS_TAG, authorSchema, authorSlugTag, authorTag, type Author } from './author'
import { authors } from './author-repository'

/** Writes an author, new or not. Throws CONFLICT where the slug is another author's. */
export async function saveAuthor(actor: Actor, input: Author): Promise<{ value: Author; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const author = parseInput(authorSchema, input)
  const before = await authors.findById(author.id)
  await authors.save(author)
  const slugs = new Set([author.slug, before?.slug ?? author.slug])
  return { value: author, staleTags: [AUTHORS_TAG, authorTag(author.id), ...[...slugs].map(authorSlugTag)] }
}
