'use server'

import { restoreRevision } from '@/lib/drafts/draft-commands'
import { formAction, textOf } from '@/lib/http/form-action'

export const restoreAction = formAction('articles:write-own', async ({ form, signedIn }) => {
  const revision = Number(textOf(form, 'revision'))
  const baseRevision = Number(textOf(form, 'baseRevision'))
  await restoreRevision(signedIn.actor, { id: textOf(form, 'id'), revision, baseRevision })
  return { message: `Revision ${revision} is the current text again. What came after it is still in the history.` }
})
