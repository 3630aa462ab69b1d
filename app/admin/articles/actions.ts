'use server'

import { redirect } from 'next/navigation'
import { changeMany, type BulkAction } from '@/lib/articles/bulk-commands'
import { findTagBySlug } from '@/lib/tags/tag-lookup'
import { AppError } from '@/lib/errors'
import { formAction, textOf } from '@/lib/http/form-action'
import { deleteView, saveView } from '@/lib/saved-views/saved-view-commands'
import { slugFor } from '@/lib/text'

export const changeTicked = formAction('articles:write-own', async ({ form, signedIn: { actor } }) => {
  const undone = textOf(form, 'undo')
  if (undone !== '') {
    const { value, staleTags } = await changeMany(actor, { action: 'restore', ids: undone.split(',') })
    return { message: `${count(value.done.length)} back where it was.`, staleTags }
  }
  const action = textOf(form, 'action') as BulkAction
  const ids = form.getAll('ids').map(String)
  const tag = action === 'tag' ? await findTagBySlug(slugFor(textOf(form, 'tag'))) : null
  const sectionId = textOf(form, 'sectionId')
  const { value, staleTags } = await changeMany(actor, { action, ids, sectionId, tagId: tag?.id ?? '' })
  const refused = value.refused.map(({ headline, reason }) => `“${headline}”: ${reason}`).join(' ')
  const message = [`${count(value.done.length)} ${DONE[action]}.`, refused].filter((part) => part !== '').join(' ')
  if (value.done.length === 0) throw new AppError('CONFLICT', refused)
  return { message, staleTags, values: action === 'trash' ? { undo: value.done.join(',') } : {} }
})

export const keepView = formAction('newsroom:enter', async ({ form, signedIn: { actor } }) => {
  await saveView(actor, { name: textOf(form, 'name'), query: textOf(form, 'query') })
  return { message: 'Kept.' }
})

export const forgetView = formAction('newsroom:enter', async ({ form, signedIn: { actor } }) => {
  await deleteView(actor, { id: textOf(form, 'id') })
  redirect('/admin/articles')
})

const count = (number: number) => (number === 1 ? 'One article is' : `${number} articles are`)

const DONE: Record<BulkAction, string> = {
  publish: 'live',
  withdraw: 'withdrawn',
  section: 'in the other section',
  tag: 'tagged',
  trash: 'in the trash',
  restore: 'restored',
  delete: 'removed for good',
}
