'use server'

import { formAction, textOf } from '@/lib/http/form-action'
import { newId } from '@/lib/ids'
import { deleteTag, mergeTag, saveTag } from '@/lib/tags/tag-commands'
import { findTagNamed } from '@/lib/tags/tag-lookup'
import { slugFor } from '@/lib/text'

export const keepTag = formAction('structure:write', async ({ form, signedIn }) => {
  const name = textOf(form, 'name').trim()
  const { staleTags } = await saveTag(signedIn.actor, {
    id: textOf(form, 'id') || newId(),
    name,
    slug: textOf(form, 'slug').trim() || slugFor(name),
    description: textOf(form, 'description').trim(),
  })
  return { message: `${name} is saved.`, staleTags, then: textOf(form, 'id') === '' ? '/admin/tags' : undefined }
})

export const mergeIntoTag = formAction('structure:write', async ({ form, signedIn }) => {
  const target = await findTagNamed(textOf(form, 'into'))
  const { value, staleTags } = await mergeTag(signedIn.actor, { id: textOf(form, 'id'), intoId: target?.id ?? '' })
  return { message: '', staleTags, then: `/admin/tags/${value.id}` }
})

export const removeTag = formAction('structure:write', async ({ form, signedIn }) => {
  const { staleTags } = await deleteTag(signedIn.actor, { id: textOf(form, 'id') })
  return { message: '', staleTags, then: '/admin/tags' }
})
