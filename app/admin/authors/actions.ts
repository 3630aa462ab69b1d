'use server'

import { deleteAuthor, saveAuthor } from '@/lib/authors/author-commands'
import { formAction, textOf } from '@/lib/http/form-action'
import { newId } from '@/lib/ids'
import { slugFor } from '@/lib/text'

export const keepAuthor = formAction('structure:write', async ({ form, signedIn }) => {
  const name = textOf(form, 'name').trim()
  const { staleTags } = await saveAuthor(signedIn.actor, {
    id: textOf(form, 'id') || newId(),
    name,
    slug: textOf(form, 'slug').trim() || slugFor(name),
    kind: textOf(form, 'kind') === 'desk' ? 'desk' : 'person',
    role: textOf(form, 'role').trim(),
    bio: textOf(form, 'bio').trim(),
    portraitMediaId: textOf(form, 'portraitMediaId') || null,
  })
  return { message: `${name} is saved.`, staleTags, then: textOf(form, 'id') === '' ? '/admin/authors' : undefined }
})

export const removeAuthor = formAction('structure:write', async ({ form, signedIn }) => {
  const { staleTags } = await deleteAuthor(signedIn.actor, { id: textOf(form, 'id') })
  return { message: '', staleTags, then: '/admin/authors' }
})
