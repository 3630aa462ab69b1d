'use server'

import { AppError } from '@/lib/errors'
import { formAction, textOf } from '@/lib/http/form-action'
import { deleteRedirect, saveRedirect, type SavedRedirect } from '@/lib/redirects/redirect-commands'
import { importRedirects } from '@/lib/redirects/redirect-file-commands'

/** What a server action takes (`next.config.ts`), with room for the form around it. */
const FILE_BYTES_MAX = 1_900_000

export const keepRedirect = formAction('structure:write', async ({ form, signedIn: { actor } }) => {
  const before = textOf(form, 'before')
  const { value, staleTags } = await saveRedirect(actor, { from: textOf(form, 'from'), to: textOf(form, 'to'), before })
  const { from } = value.redirect
  const isMoved = before !== '' && before !== from
  return { message: savedText(value), staleTags, then: isMoved ? `/admin/redirects/change?${query(from)}` : undefined }
})

export const removeRedirect = formAction('structure:write', async ({ form, signedIn: { actor } }) => {
  const { staleTags } = await deleteRedirect(actor, { from: textOf(form, 'from') })
  return { message: '', staleTags, then: '/admin/redirects' }
})

export const bringRedirects = formAction('structure:write', async ({ form, signedIn: { actor } }) => {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) throw new AppError('INVALID', 'Choose a CSV file first.')
  if (file.size > FILE_BYTES_MAX)
    throw new AppError('INVALID', 'This file is larger than 1.9 MB. Bring it in as several files.')
  const { value, staleTags } = await importRedirects(actor, { name: file.name, text: await file.text() })
  const { written, shortened } = value
  return { message: [`${count(written)} written.`, shortenedText(shortened)].join(' ').trim(), staleTags }
})

const query = (from: string) => new URLSearchParams({ from }).toString()

function savedText({ redirect: { from, to }, shortened, isEndThere }: SavedRedirect): string {
  const end = isEndThere ? '' : `Nothing stands at ${to} so far.`
  return [`${from} leads to ${to}.`, shortenedText(shortened), end].filter((part) => part !== '').join(' ')
}

const shortenedText = (shortened: number) =>
  shortened === 0 ? '' : `${count(shortened)} to there ${shortened === 1 ? 'leads' : 'lead'} to the end at once now.`

const count = (number: number) => (number === 1 ? 'One redirect' : `${number} redirects`)
