'use server'

import { formAction, textOf } from '@/lib/http/form-action'
import { giveUpLetter, retryLetter, retryLetters } from '@/lib/mail/open-letter-commands'

/** One letter by the button beside it, else all of the list. */
export const handleLetters = formAction('publication:write', async ({ form, signedIn: { actor } }) => {
  const [retried, givenUp] = [textOf(form, 'retry'), textOf(form, 'giveUp')]
  if (retried !== '') {
    const { value } = await retryLetter(actor, { id: retried })
    return { message: `“${value.about}” is tried again now.` }
  }
  if (givenUp !== '') {
    const { value } = await giveUpLetter(actor, { id: givenUp })
    return { message: `“${value.about}” is given up and gone.` }
  }
  const state = textOf(form, 'state') === 'failed' ? 'failed' : 'waiting'
  const { value } = await retryLetters(actor, { state })
  return { message: value === 1 ? 'One letter is tried again now.' : `${value} letters are tried again now.` }
})
