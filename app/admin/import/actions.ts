'use server'

import { AppError } from '@/lib/errors'
import { formAction, textOf } from '@/lib/http/form-action'
import { arrivalChoicesSchema } from '@/lib/migration/arrivals/arrival'
import { discardArrival, importArrival, rehearseArrival, stopArrival } from '@/lib/migration/arrivals/arrival-commands'

export const rehearse = formAction('imports:manage', async ({ form, signedIn: { actor } }) => {
  const given = { media: textOf(form, 'media'), site: textOf(form, 'site').trim(), map: parseMap(textOf(form, 'map')) }
  const parsed = arrivalChoicesSchema.safeParse(given)
  if (!parsed.success) {
    const fields: Record<string, string> = {}
    for (const { path, message } of parsed.error.issues)
      fields[String(path[0])] ??= path.length > 1 ? `${path.slice(1).join(' › ')}: ${message}` : message
    throw new AppError('INVALID', 'Please look at what is marked.', { fields })
  }
  await rehearseArrival(actor, { id: textOf(form, 'id'), choices: parsed.data })
  return { message: '' }
})

export const bringIn = formAction('imports:manage', async ({ form, signedIn: { actor } }) => {
  await importArrival(actor, { id: textOf(form, 'id') })
  return { message: '' }
})

export const stop = formAction('imports:manage', async ({ form, signedIn: { actor } }) => {
  await stopArrival(actor, { id: textOf(form, 'id') })
  return { message: '' }
})

export const discard = formAction('imports:manage', async ({ form, signedIn: { actor } }) => {
  await discardArrival(actor, { id: textOf(form, 'id') })
  return { message: '', then: '/admin/import' }
})

function parseMap(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    const fields = { map: `This is not JSON: ${error instanceof Error ? error.message : ''}` }
    throw new AppError('INVALID', 'Please look at what is marked.', { fields })
  }
}
