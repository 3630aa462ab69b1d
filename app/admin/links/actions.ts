'use server'

import { formAction, textOf } from '@/lib/http/form-action'
import { newId } from '@/lib/ids'
import { deleteLink, orderLinks, saveLink } from '@/lib/links/link-commands'
import { findLinks } from '@/lib/links/link-lookup'
import { parseOrder } from '@/lib/order'

export const keepLink = formAction('structure:write', async ({ form, signedIn }) => {
  const all = await findLinks()
  const id = textOf(form, 'id') || newId()
  const { value, staleTags } = await saveLink(signedIn.actor, {
    id,
    name: textOf(form, 'name'),
    url: textOf(form, 'url').trim(),
    mediaId: textOf(form, 'mediaId'),
    order: all.find((link) => link.id === id)?.order ?? all.length,
  })
  return { message: `${value.name} is saved.`, staleTags, then: '/admin/links' }
})

export const arrangeLinks = formAction('structure:write', async ({ form, signedIn }) => {
  const removed = textOf(form, 'do')
  const { staleTags } =
    removed === ''
      ? await orderLinks(signedIn.actor, { ids: parseOrder(textOf(form, 'order'), textOf(form, 'move')) })
      : await deleteLink(signedIn.actor, { id: removed })
  return { message: '', staleTags }
})
