'use server'

import { redirect } from 'next/navigation'
import { formAction, textOf } from '@/lib/http/form-action'
import type { Subject } from '@/lib/keeping/kept'
import { keep } from '@/lib/keeping/keeping-commands'

/** For whoever has no script: keeps one thing, or no longer, and shows the list it stands in. */
export const changeKept = formAction('account:own', async ({ form, signedIn }) => {
  const subject = textOf(form, 'subject') as Subject
  await keep(signedIn.actor, { subject, isKept: textOf(form, 'isKept') === 'true' })
  redirect(subject.startsWith('article:') ? '/saved' : '/for-you')
})
