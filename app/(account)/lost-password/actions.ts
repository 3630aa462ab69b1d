'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { requestPasswordReset, resetPassword } from '@/lib/accounts/password-commands'
import { writeSession } from '@/lib/accounts/session'
import { formAction, textOf } from '@/lib/http/form-action'
import { challengePath, returnPath } from '@/lib/http/return-path'

export const askForReset = formAction('anyone', async ({ form, visitor }) => {
  const { value } = await requestPasswordReset(visitor, { email: textOf(form, 'email') })
  redirect(challengePath('/lost-password/new', value.challenge, textOf(form, 'from')))
})

export const chooseNewPassword = formAction('anyone', async ({ form, visitor }) => {
  const { value } = await resetPassword(visitor, {
    challenge: textOf(form, 'challenge'),
    code: textOf(form, 'code'),
    password: textOf(form, 'password'),
  })
  await writeSession(value)
  redirect(returnPath(textOf(form, 'from')) as Route)
})
