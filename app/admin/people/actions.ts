'use server'

import { setRole, setState } from '@/lib/accounts/account-admin-commands'
import type { Role, StaffRole } from '@/lib/accounts/permissions'
import { invite, revokeInvitation } from '@/lib/accounts/invitation-commands'
import { formAction, textOf } from '@/lib/http/form-action'

export const sendInvitation = formAction('accounts:manage', async ({ form, signedIn }) => {
  const role = textOf(form, 'role') as StaffRole
  const { value } = await invite(signedIn.actor, { email: textOf(form, 'email'), role })
  return { message: `A letter to ${value.email} is on its way.` }
})

export const takeInvitationBack = formAction('accounts:manage', async ({ form, signedIn }) => {
  await revokeInvitation(signedIn.actor, { id: textOf(form, 'id') })
  return { message: 'The link is over.' }
})

export const giveRole = formAction('accounts:manage', async ({ form, signedIn }) => {
  const { value } = await setRole(signedIn.actor, {
    accountId: textOf(form, 'accountId'),
    role: textOf(form, 'role') as Role,
  })
  return { message: `${value.name} is ${value.role} now, and was signed out everywhere.` }
})

export const giveState = formAction('accounts:manage', async ({ form, signedIn }) => {
  const state = textOf(form, 'state') === 'disabled' ? 'disabled' : 'active'
  const { value } = await setState(signedIn.actor, { accountId: textOf(form, 'accountId'), state })
  return { message: state === 'disabled' ? `${value.name}’s account is closed.` : `${value.name} may sign in again.` }
})
