import 'server-only'
import type { Route } from 'next'
import { updateTag } from 'next/cache'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { Visitor } from '@/lib/accounts/account'
import { hasPermission, type Permission } from '@/lib/accounts/permissions'
import { getSignedIn, getVisitor } from '@/lib/accounts/session'
import type { SignedIn } from '@/lib/accounts/session-commands'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { rememberForm } from './form-memory'
import type { FormState } from './form-state'
import { isSameOrigin } from './same-origin'

/**
 * `then`: where to go after what was done, in this site. `values` come back to the form: what it needs for a next step,
 * such as taking back what was done.
 */
type Done = {
  message: string
  staleTags?: readonly string[]
  then?: string | undefined
  values?: Record<string, string>
}
type Sent = { form: FormData; visitor: Visitor; signedIn: SignedIn | null }
type SentBySomeone = Sent & { signedIn: SignedIn }
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/**
 * The one way from a form to a command: origin, who asks, permission, the command, the tags that are stale now. What
 * the command refuses comes back in words, with what was typed; what is a bug is logged and apologised for. With
 * `anyone` nobody has to be signed in; otherwise whoever is not is sent to sign in first.
 */
export function formAction(permission: 'anyone', run: (sent: Sent) => Promise<Done>): FormAction
export function formAction(permission: Permission, run: (sent: SentBySomeone) => Promise<Done>): FormAction
export function formAction(
  permission: Permission | 'anyone',
  run: ((sent: Sent) => Promise<Done>) | ((sent: SentBySomeone) => Promise<Done>),
): FormAction {
  const answer: FormAction = async (_previous, form) => {
    try {
      if (!isSameOrigin(await headers())) throw new AppError('FORBIDDEN', 'This form was not sent from this site.')
      const [visitor, signedIn] = await Promise.all([getVisitor(), getSignedIn()])
      if (permission !== 'anyone' && !signedIn) redirect('/sign-in')
      if (permission !== 'anyone' && signedIn && !hasPermission(signedIn.actor, permission))
        throw new AppError('FORBIDDEN', 'Your role does not allow this. Ask an editor or an admin.')
      const { message, staleTags = [], then, values = {} } = await run({ form, visitor, signedIn } as SentBySomeone)
      for (const tag of new Set(staleTags)) updateTag(tag)
      if (then !== undefined) redirect(then as Route)
      return { kind: 'done', message, fields: {}, values }
    } catch (error) {
      unstable_rethrow(error)
      return refused(error, form)
    }
  }
  return async (previous, form) => {
    const state = await answer(previous, form)
    rememberForm(textOf(form, 'form'), state)
    return state
  }
}

/** A text field of a form; '' where it was not sent. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function refused(error: unknown, form: FormData): FormState {
  const values = Object.fromEntries(
    [...form].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !/^\$|password|current|code/.test(entry[0]),
    ),
  )
  if (error instanceof AppError) {
    const hasFields = Object.keys(error.fields).length > 0
    const message = error.code === 'INVALID' && hasFields ? 'Please look at what is marked.' : error.message
    return { kind: 'refused', message, fields: error.fields, values }
  }
  log.error({ error: String(error) }, 'an action failed')
  return { kind: 'refused', message: 'Something went wrong on our side. Please try again.', fields: {}, values }
}
