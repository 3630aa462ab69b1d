'use server'

import { parseDay } from '@/lib/dates'
import { saveEdition } from '@/lib/editions/edition-commands'
import { findEditionChoice } from '@/lib/editions/edition-lookup'
import { AppError } from '@/lib/errors'
import { formAction, textOf } from '@/lib/http/form-action'
import { parseOrder } from '@/lib/order'

export const arrangeEdition = formAction('editions:write', async ({ form, signedIn }) => {
  const choice = await chosenFor(form)
  const out = textOf(form, 'do')
  const { staleTags } = await saveEdition(signedIn.actor, {
    ...choice,
    revision: Number(textOf(form, 'revision')),
    order: parseOrder(textOf(form, 'order'), textOf(form, 'move')).filter((id) => id !== out),
    leftOut: out === '' ? choice.leftOut : [...choice.leftOut, out],
  })
  return { message: '', staleTags }
})

export const takeIn = formAction('editions:write', async ({ form, signedIn }) => {
  const choice = await chosenFor(form)
  const leftOut = choice.leftOut.filter((id) => id !== textOf(form, 'articleId'))
  const { staleTags } = await saveEdition(signedIn.actor, { ...choice, leftOut })
  return { message: '', staleTags }
})

async function chosenFor(form: FormData) {
  const day = parseDay(textOf(form, 'day'))
  if (day === null) throw new AppError('INVALID', 'This is no day.')
  return findEditionChoice(day)
}
