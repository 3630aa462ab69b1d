'use server'

import { dismissGuide } from '@/lib/desk/guide-commands'
import { askSourceAgain, leaveSource } from '@/lib/desk/source-link-commands'
import { formAction, textOf } from '@/lib/http/form-action'

export const putGuideAway = formAction('publication:write', async ({ signedIn }) => {
  await dismissGuide(signedIn.actor)
  return { message: 'Put away.' }
})

/** One source, by the button beside it. */
export const handleSources = formAction('articles:write', async ({ form, signedIn: { actor } }) => {
  const [asked, left] = [textOf(form, 'ask'), textOf(form, 'leave')]
  if (asked === '') {
    await leaveSource(actor, { articleId: left })
    return { message: 'It is left as it is, and named here no more.' }
  }
  await askSourceAgain(actor, { articleId: asked })
  return { message: 'It is asked again within a minute or two.' }
})
