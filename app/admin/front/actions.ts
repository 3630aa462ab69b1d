'use server'

import { findVisibleAt } from '@/lib/articles/article-lookup'
import { AppError } from '@/lib/errors'
import { saveFront } from '@/lib/fronts/front-commands'
import { findFront } from '@/lib/fronts/front-lookup'
import { formAction, textOf } from '@/lib/http/form-action'
import { parseOrder } from '@/lib/order'

const revisionOf = (form: FormData) => Number(textOf(form, 'revision'))
const orderOf = (form: FormData) =>
  parseOrder(textOf(form, 'order'), textOf(form, 'move')).filter((id) => id !== textOf(form, 'do'))

export const arrangePinned = formAction('structure:write', async ({ form, signedIn }) => {
  const front = { ...(await findFront()), pinned: orderOf(form), revision: revisionOf(form) }
  const { staleTags } = await saveFront(signedIn.actor, front)
  return { message: '', staleTags }
})

export const arrangeBlocks = formAction('structure:write', async ({ form, signedIn }) => {
  const front = { ...(await findFront()), sectionIds: orderOf(form), revision: revisionOf(form) }
  const { staleTags } = await saveFront(signedIn.actor, front)
  return { message: '', staleTags }
})

export const pinArticle = formAction('structure:write', async ({ form, signedIn }) => {
  const article = await findVisibleAt(textOf(form, 'address'))
  if (!article)
    throw new AppError('INVALID', 'No published piece has this address.', {
      fields: { address: 'is no piece that readers can see' },
    })
  const front = await findFront()
  const others = front.pinned.filter((id) => id !== article.id)
  const pinned = textOf(form, 'place') === 'lead' ? [article.id, ...others] : [...others, article.id]
  const { staleTags } = await saveFront(signedIn.actor, { ...front, pinned })
  return { message: `“${article.headline}” is pinned.`, staleTags }
})

export const addBlock = formAction('structure:write', async ({ form, signedIn }) => {
  const front = await findFront()
  const sectionIds = [...front.sectionIds, textOf(form, 'sectionId')].filter((id) => id !== '')
  const { staleTags } = await saveFront(signedIn.actor, { ...front, sectionIds })
  return { message: 'The block is on the page.', staleTags }
})
