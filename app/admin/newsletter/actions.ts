'use server'

import { formAction } from '@/lib/http/form-action'
import { sendPreview } from '@/lib/newsletter/sending-commands'

export const mailPreviewToMe = formAction('newsletter:preview', async ({ signedIn }) => {
  await sendPreview(signedIn.actor, { to: signedIn.account.email })
  return { message: 'It is on its way to you.' }
})
