'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { formAction, textOf } from '@/lib/http/form-action'
import { changeWishes, confirmSubscription, subscribe, unsubscribe } from '@/lib/newsletter/newsletter-commands'

const wishesOf = (form: FormData) => ({
  sectionIds: form.getAll('section').filter((id): id is string => typeof id === 'string'),
  hour: textOf(form, 'hour'),
})

export const askForDigest = formAction('anyone', async ({ form, visitor }) => {
  await subscribe(visitor, { email: textOf(form, 'email'), ...wishesOf(form) })
  redirect('/newsletter/sent')
})

export const confirmDigest = formAction('anyone', async ({ form }) => {
  const token = textOf(form, 'token')
  await confirmSubscription({ token })
  redirect(`/newsletter?${new URLSearchParams({ token, confirmed: '1' }).toString()}` as Route)
})

export const changeDigest = formAction('anyone', async ({ form }) => {
  await changeWishes({ token: textOf(form, 'token'), ...wishesOf(form) })
  return { message: 'Saved.' }
})

export const endDigest = formAction('anyone', async ({ form }) => {
  await unsubscribe({ token: textOf(form, 'token') })
  redirect('/newsletter?ended=1')
})
