'use server'

import { redirect } from 'next/navigation'
import { createFirstAdmin } from '@/lib/accounts/first-run-commands'
import { writeSession } from '@/lib/accounts/session'
import { formAction, textOf } from '@/lib/http/form-action'

export const becomeFirstAdmin = formAction('anyone', async ({ form, visitor }) => {
  const { value } = await createFirstAdmin(visitor, {
    token: textOf(form, 'token'),
    name: textOf(form, 'name'),
    email: textOf(form, 'email'),
    password: textOf(form, 'password'),
  })
  await writeSession(value)
  redirect('/admin')
})
