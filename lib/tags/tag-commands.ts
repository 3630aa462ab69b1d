import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { renameJob, retagJob } from '@/lib/articles/relist'
import { recordAudit, recordPersonsAct } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/db/connection'
import { parseInput } from '@/lib/input'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { slugFor } from '@/lib/text'
import { TAGS_TAG, tagSchema, tagSlugTag, tagTag, type Tag } from './tag'
import { noteMerge, tags } from './tag-repository'

type Outcome = { value: Tag; staleTags: string[] }
const editableSchema = tagSchema.omit({ slugHistory: true })

/**
 * Writes a tag, new or not. A slug that it had before leads to it from now on. Throws CONFLICT where the slug is another
 * tag's, or leads to one.
 */
export async function saveTag(actor: Actor, input: z.input<typeof editableSchema>): Promise<Outcome> {
  requirePermission(actor, 'structure:write')
  const edited = parseInput(editableSchema, input)
  const [before, holder] = await Promise.all([tags.findById(edited.id), tags.findOneBy({ slugHistory: edited.slug })])
  if (holder && holder.id !== edited.id)
    throw new AppError(
      'CONFLICT',
      `The address "${edited.slug}" leads to the tag “${holder.name}”. Choose another one.`,
      {
        fields: { slug: `leads to “${holder.name}”` },
      },
    )
  const known = before ? [...before.slugHistory, before.slug] : []
  const tag: Tag = { ...edited, slugHistory: [...new Set(known)].filter((slug) => slug !== edited.slug) }
  await tags.save(tag)
  if (before && before.name !== tag.name) await enqueueJob(renameJob, { list: 'tag', id: tag.id })
  await recordPersonsAct(actor, { action: before ? 'tag.change' : 'tag.add', subject: subjectOf(tag) })
  return { value: tag, staleTags: tagsOf(tag) }
}

/** Puts a tag of an export back, with the slugs that lead to it. False where there is one already, which stays as it is. */
export async function restoreTag(
  actor: Actor,
  input: z.input<typeof tagSchema>,
): Promise<{ value: boolean; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const tag = parseInput(tagSchema, input)
  if (await tags.findById(tag.id)) return { value: false, staleTags: [] }
  await tags.save(tag)
  return { value: true, staleTags: tagsOf(tag) }
}

/** The tag of a name, made where there is none yet: writing about something new needs no visit to another page. */
export async function createTag(actor: Actor, input: { name: string }): Promise<Outcome> {
  requirePermission(actor, 'structure:write')
  const { name } = parseInput(tagSchema.pick({ name: true }), { name: input.name.trim() })
  const known = await tags.findBySlug(slugFor(name))
  return known
    ? { value: known, staleTags: [] }
    : saveTag(actor, { id: newId(), name, slug: slugFor(name), description: '' })
}

const mergeSchema = z.object({ id: z.string(), intoId: z.string() })

/** Puts a tag into another one: its articles get the other one, its addresses lead there. A job does it for the articles. */
export async function mergeTag(actor: Actor, input: z.input<typeof mergeSchema>): Promise<Outcome> {
  requirePermission(actor, 'structure:write')
  const { id, intoId } = parseInput(mergeSchema, input)
  const [tag, target] = await Promise.all([tags.findById(id), tags.findById(intoId)])
  if (!tag) throw gone()
  if (!target || target.id === tag.id)
    throw new AppError('INVALID', 'Choose another tag to merge this one into.', { fields: { into: 'is no other tag' } })
  const leading = [...target.slugHistory, tag.slug, ...tag.slugHistory]
  const value: Tag = { ...target, slugHistory: [...new Set(leading)].filter((slug) => slug !== target.slug) }
  await noteMerge(id, intoId)
  await tags.save(value)
  await tags.remove(id)
  await enqueueJob(retagJob, { tagId: id, into: intoId })
  await recordAudit(actor, { action: 'tag.merge', subject: subjectOf(tag), detail: `into ${target.name}` })
  return { value, staleTags: [...tagsOf(value), ...tagsOf(tag)] }
}

/** Deletes a tag: its articles lose it, its address answers that nothing stands there. */
export async function deleteTag(actor: Actor, { id }: { id: string }): Promise<Outcome> {
  requirePermission(actor, 'structure:write')
  const tag = await tags.findById(id)
  if (!tag) throw gone()
  await noteMerge(id, null)
  await tags.remove(id)
  await enqueueJob(retagJob, { tagId: id, into: null })
  await recordAudit(actor, { action: 'tag.delete', subject: subjectOf(tag) })
  return { value: tag, staleTags: tagsOf(tag) }
}

const tagsOf = ({ id, slug, slugHistory }: Tag) => [
  ...[TAGS_TAG, tagTag(id), tagSlugTag(slug)],
  ...slugHistory.map(tagSlugTag),
]
const subjectOf = ({ id, name }: Tag) => ({ kind: 'tag', id, name })
const gone = () => new AppError('NOT_FOUND', 'This tag does not exist any more.')
