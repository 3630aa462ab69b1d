'use server'

import { redirect } from 'next/navigation'
import { acceptInvitation } from '@/lib/accounts/invitation-commands'
import { writeSession } from '@/lib/accounts/session'
import { formAction, textOf } from '@/lib/http/form-action'

export const acceptInvited = formAction('anyone', async ({ form, visitor, signedIn }) => {
  const input = { token: textOf(form, 'token'), name: textOf(form, 'name'), password: textOf(form, 'password') }
  const { value } = await acceptInvitation(visitor, input, { accountId: signedIn?.account.id ?? null })
  if (value === null) redirect('/sign-in?from=/admin')
  await writeSession(value)
  redirect('/admin')
})
