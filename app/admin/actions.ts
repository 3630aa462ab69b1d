'use server'

import { dismissGuide } from '@/lib/desk/guide-commands'
import { formAction } from '@/lib/http/form-action'

export const putGuideAway = formAction('publication:write', async ({ signedIn }) => {
  await dismissGuide(signedIn.actor)
  return { message: 'Put away.' }
})
