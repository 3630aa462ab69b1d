'use server'

import { redirect } from 'next/navigation'
import type { Route } from 'next'
import { writeSession } from '@/lib/accounts/session'
import { requestSignInCode, signInByCode, signInByPassword } from '@/lib/accounts/sign-in-commands'
import { formAction, textOf } from '@/lib/http/form-action'
import { challengePath, returnPath } from '@/lib/http/return-path'

export const signIn = formAction('anyone', async ({ form, visitor }) => {
  const { value } = await signInByPassword(visitor, {
    name: textOf(form, 'name'),
    password: textOf(form, 'password'),
    isRemembered: form.get('remember') === 'on',
  })
  await writeSession(value)
  redirect(returnPath(textOf(form, 'from')) as Route)
})

export const askForSignInCode = formAction('anyone', async ({ form, visitor }) => {
  const isRemembered = form.get('remember') === 'on'
  const { value } = await requestSignInCode(visitor, { email: textOf(form, 'email'), isRemembered })
  redirect(challengePath('/sign-in/code/confirm', value.challenge, textOf(form, 'from')))
})

export const signInWithCode = formAction('anyone', async ({ form, visitor }) => {
  const answer = { challenge: textOf(form, 'challenge'), code: textOf(form, 'code') }
  await writeSession((await signInByCode(visitor, answer)).value)
  redirect(returnPath(textOf(form, 'from')) as Route)
})
