'use server'

import { redirect } from 'next/navigation'
import { forgetSession } from '@/lib/accounts/session'
import { endSession } from '@/lib/accounts/session-commands'
import { formAction } from '@/lib/http/form-action'

/** For anyone: a browser whose session is over must be able to forget it too. */
export const signOut = formAction('anyone', async ({ signedIn }) => {
  if (signedIn) await endSession(signedIn.actor, { sessionId: signedIn.sessionId })
  await forgetSession()
  redirect('/')
})
