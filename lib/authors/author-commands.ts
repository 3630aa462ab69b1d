import 'server-only'
import type { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { isListUsed } from '@/lib/articles/article-lookup'
import { authorList } from '@/lib/articles/list-count'
import { renameJob } from '@/lib/articles/relist'
import { recordAudit, recordPersonsAct } from '@/lib/audit/audit-commands'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { AUTHORS_TAG, authorSchema, authorSlugTag, authorTag, type Author } from './author'
import { authors } from './author-repository'

type Outcome = { value: Author; staleTags: string[] }
const editableSchema = authorSchema.omit({ slugHistory: true })

/** Writes an author, new or not. A slug that it had before leads to it. Throws CONFLICT where the slug is another's. */
export async function saveAuthor(actor: Actor, input: z.input<typeof editableSchema>): Promise<Outcome> {
  requirePermission(actor, 'structure:write')
  const edited = parseInput(editableSchema, input)
  const [before, holder] = await Promise.all([
    authors.findById(edited.id),
    authors.findOneBy({ slugHistory: edited.slug }),
  ])
  if (holder && holder.id !== edited.id)
    throw new AppError('CONFLICT', `The address "${edited.slug}" leads to ${holder.name}. Choose another one.`, {
      fields: { slug: `leads to ${holder.name}` },
    })
  const known = before ? [...before.slugHistory, before.slug] : []
  const author: Author = { ...edited, slugHistory: [...new Set(known)].filter((slug) => slug !== edited.slug) }
  await authors.save(author)
  if (before && before.name !== author.name) await enqueueJob(renameJob, { list: 'author', id: author.id })
  await recordPersonsAct(actor, { action: before ? 'author.change' : 'author.add', subject: subjectOf(author) })
  return { value: author, staleTags: tagsOf(author) }
}

/** Puts an author of an export back, with the slugs that lead to it. False where there is one already, which stays as it is. */
export async function restoreAuthor(
  actor: Actor,
  input: z.input<typeof authorSchema>,
): Promise<{ value: boolean; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const author = parseInput(authorSchema, input)
  if (await authors.findById(author.id)) return { value: false, staleTags: [] }
  await authors.save(author)
  return { value: true, staleTags: tagsOf(author) }
}

/** Deletes an author that no article names. Throws CONFLICT while one does. */
export async function deleteAuthor(actor: Actor, { id }: { id: string }): Promise<Outcome> {
  requirePermission(actor, 'structure:write')
  const author = await authors.findById(id)
  if (!author) throw new AppError('NOT_FOUND', 'This author does not exist any more.')
  if (await isListUsed(authorList(id)))
    throw new AppError('CONFLICT', `Articles name ${author.name}. Give them another author first.`)
  await authors.remove(id)
  await recordAudit(actor, { action: 'author.delete', subject: subjectOf(author) })
  return { value: author, staleTags: tagsOf(author) }
}

const tagsOf = ({ id, slug, slugHistory }: Author) => [
  ...[AUTHORS_TAG, authorTag(id), authorSlugTag(slug)],
  ...slugHistory.map(authorSlugTag),
]
const subjectOf = ({ id, name }: Author) => ({ kind: 'author', id, name })
