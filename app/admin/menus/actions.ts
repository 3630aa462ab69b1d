'use server'

import { AppError } from '@/lib/errors'
import { formAction, textOf } from '@/lib/http/form-action'
import { parseOrder } from '@/lib/order'
import { changeEntry, flatMenu, inOrder, MENU_NAMES, menuKey, toMenu, type FlatEntry } from '@/lib/publication/menus'
import type { MenuLink } from '@/lib/publication/publication'
import { saveMenus } from '@/lib/publication/publication-commands'
import { findPublication } from '@/lib/publication/publication-lookup'

export const arrangeMenu = formAction('structure:write', async ({ form, signedIn }) => {
  const name = menuOf(form)
  const entries = flatMenu(await findPublication(), name)
  const ordered = inOrder(entries, parseOrder(textOf(form, 'order'), textOf(form, 'move')))
  const { staleTags } = await saveMenus(signedIn.actor, toInput(name, changeEntry(ordered, textOf(form, 'do'))))
  return { message: '', staleTags }
})

export const addEntry = formAction('structure:write', async ({ form, signedIn }) => {
  const name = menuOf(form)
  const entries = flatMenu(await findPublication(), name)
  const link = linkOf(form)
  const key = menuKey(link)
  if (entries.some((entry) => entry.key === key))
    throw new AppError('INVALID', 'This stands in the menu already.', {
      fields: { target: 'stands in the menu already' },
    })
  const { staleTags } = await saveMenus(signedIn.actor, toInput(name, [...entries, { key, link, level: 0 }]))
  return { message: 'It is in the menu.', staleTags }
})

function menuOf(form: FormData) {
  const name = MENU_NAMES.find((candidate) => candidate === textOf(form, 'menu'))
  if (!name) throw new AppError('INVALID', 'There is no such menu.')
  return name
}

/** A section or page of the list, else a name with an address. */
function linkOf(form: FormData): MenuLink {
  const [kind, id = ''] = textOf(form, 'target').split(':')
  if (kind === 'section') return { kind, sectionId: id }
  if (kind === 'page') return { kind, pageId: id }
  const [label, href] = [textOf(form, 'label').trim(), textOf(form, 'href').trim()]
  if (label === '' || !/^(\/|https?:\/\/)/.test(href))
    throw new AppError('INVALID', 'Choose a section or page, or give a name and an address.', {
      fields: {
        ...(label === '' && { label: 'is needed' }),
        ...(!/^(\/|https?:\/\/)/.test(href) && { href: 'begins with / or https://' }),
      },
    })
  return { kind: 'address', label, href }
}

const toInput = (name: (typeof MENU_NAMES)[number], entries: readonly FlatEntry[]) =>
  name === 'primaryMenu' ? { primaryMenu: toMenu(entries) } : { [name]: entries.map(({ link }) => link) }
