'use server'

import { formAction, textOf } from '@/lib/http/form-action'
import { parseEquivalentsText } from '@/lib/search/equivalents-text'
import { chooseEquivalents } from '@/lib/search/search-commands'

export const keepEquivalents = formAction('structure:write', async ({ form, signedIn }) => {
  await chooseEquivalents(signedIn.actor, parseEquivalentsText(textOf(form, 'groups')))
  return { message: 'Saved. The archive is being indexed anew; search follows within minutes.' }
})
