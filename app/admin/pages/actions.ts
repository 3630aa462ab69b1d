'use server'

import { formAction, textOf } from '@/lib/http/form-action'
import { newId } from '@/lib/ids'
import { deletePage, savePage } from '@/lib/pages/page-commands'
import { slugFor } from '@/lib/text'

export const keepPage = formAction('structure:write', async ({ form, signedIn }) => {
  const title = textOf(form, 'title').trim()
  const { staleTags } = await savePage(signedIn.actor, {
    id: textOf(form, 'id') || newId(),
    title,
    slug: textOf(form, 'slug').trim() || slugFor(title),
    body: textOf(form, 'body'),
    updatedAt: new Date(),
  })
  return { message: `${title} is saved.`, staleTags, then: textOf(form, 'id') === '' ? '/admin/pages' : undefined }
})

export const removePage = formAction('structure:write', async ({ form, signedIn }) => {
  const { staleTags } = await deletePage(signedIn.actor, { id: textOf(form, 'id') })
  return { message: '', staleTags, then: '/admin/pages' }
})
