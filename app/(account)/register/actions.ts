'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { confirmRegistration, register } from '@/lib/accounts/registration-commands'
import { writeSession } from '@/lib/accounts/session'
import { formAction, textOf } from '@/lib/http/form-action'
import { challengePath, returnPath } from '@/lib/http/return-path'

export const startRegistration = formAction('anyone', async ({ form, visitor }) => {
  const { value } = await register(visitor, {
    name: textOf(form, 'name'),
    email: textOf(form, 'email'),
    password: textOf(form, 'password'),
  })
  redirect(challengePath('/register/confirm', value.challenge, textOf(form, 'from')))
})

export const finishRegistration = formAction('anyone', async ({ form, visitor }) => {
  const answer = { challenge: textOf(form, 'challenge'), code: textOf(form, 'code') }
  await writeSession((await confirmRegistration(visitor, answer)).value)
  redirect(returnPath(textOf(form, 'from')) as Route)
})
