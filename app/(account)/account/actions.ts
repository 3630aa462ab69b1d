'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { confirmEmailChange, deleteAccount, requestEmailChange, saveProfile } from '@/lib/accounts/account-commands'
import { changePassword } from '@/lib/accounts/password-commands'
import { forgetSession, writeSession } from '@/lib/accounts/session'
import { endSession, signOutEverywhere } from '@/lib/accounts/session-commands'
import { formAction, textOf } from '@/lib/http/form-action'

export const saveOwnProfile = formAction('account:own', async ({ form, signedIn }) => {
  await saveProfile(signedIn.actor, { name: textOf(form, 'name'), userName: textOf(form, 'userName') })
  return { message: 'Saved.' }
})

export const askForNewEmail = formAction('account:own', async ({ form, visitor, signedIn }) => {
  const input = { email: textOf(form, 'email'), password: textOf(form, 'password') }
  const { value } = await requestEmailChange(signedIn.actor, input, visitor)
  redirect(`/account/email/confirm?challenge=${value.challenge}` as Route)
})

export const confirmNewEmail = formAction('account:own', async ({ form, visitor, signedIn }) => {
  const answer = { challenge: textOf(form, 'challenge'), code: textOf(form, 'code') }
  await confirmEmailChange(signedIn.actor, answer, visitor)
  redirect('/account')
})

export const changeOwnPassword = formAction('account:own', async ({ form, visitor, signedIn }) => {
  const input = { current: textOf(form, 'current'), password: textOf(form, 'password') }
  const { isRemembered } = signedIn
  await writeSession((await changePassword(signedIn.actor, input, { visitor, isRemembered })).value)
  return { message: 'Your password is changed. All other browsers are signed out.' }
})

export const endOneSession = formAction('account:own', async ({ form, signedIn }) => {
  await endSession(signedIn.actor, { sessionId: textOf(form, 'sessionId') })
  redirect('/account/sessions')
})

export const signOutOfAll = formAction('account:own', async ({ signedIn }) => {
  await signOutEverywhere(signedIn.actor)
  await forgetSession()
  redirect('/sign-in')
})

export const deleteOwnAccount = formAction('account:own', async ({ form, signedIn }) => {
  await deleteAccount(signedIn.actor, { email: textOf(form, 'email'), password: textOf(form, 'password') })
  await forgetSession()
  redirect('/')
})
