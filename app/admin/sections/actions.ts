'use server'

import { formAction, textOf } from '@/lib/http/form-action'
import { newId } from '@/lib/ids'
import { parseOrder } from '@/lib/order'
import { SECTION_MARKS } from '@/lib/sections/section'
import { deleteSection, orderSections, saveSection } from '@/lib/sections/section-commands'
import { findSections } from '@/lib/sections/section-lookup'
import { slugFor } from '@/lib/text'

export const keepSection = formAction('structure:write', async ({ form, signedIn }) => {
  const id = textOf(form, 'id') || newId()
  const all = await findSections()
  const name = textOf(form, 'name').trim()
  const { staleTags } = await saveSection(signedIn.actor, {
    id,
    name,
    slug: textOf(form, 'slug').trim() || slugFor(name),
    description: textOf(form, 'description').trim(),
    parentId: textOf(form, 'parentId') || null,
    order: all.find((section) => section.id === id)?.order ?? all.length,
    hue: Number(textOf(form, 'hue')),
    mark: SECTION_MARKS.find((mark) => mark === textOf(form, 'mark')) ?? 'rhomb',
  })
  return { message: `${name} is saved.`, staleTags, then: textOf(form, 'id') === '' ? '/admin/sections' : undefined }
})

export const arrangeSections = formAction('structure:write', async ({ form, signedIn }) => {
  const ids = parseOrder(textOf(form, 'order'), textOf(form, 'move'))
  const { staleTags } = await orderSections(signedIn.actor, { parentId: textOf(form, 'parentId') || null, ids })
  return { message: '', staleTags }
})

export const removeSection = formAction('structure:write', async ({ form, signedIn }) => {
  const { value, staleTags } = await deleteSection(signedIn.actor, { id: textOf(form, 'id') })
  return { message: `${value.name} is deleted.`, staleTags, then: '/admin/sections' }
})
