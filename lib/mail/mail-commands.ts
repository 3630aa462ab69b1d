import 'server-only'
import { env } from '@/lib/env'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { findSender } from '@/lib/publication/publication-lookup'
import { mailJob, type Letter } from './letter'
import { renderLetter } from './render-letter'

/** Puts a letter on its way and does not wait for it: a mail server that is slow or gone holds up no form. */
export async function queueLetter(
  to: string,
  letter: Letter,
  { headers = {} }: { headers?: Record<string, string> } = {},
): Promise<void> {
  const rendered = renderLetter(letter, { siteName: (await findSender()).name, siteUrl: env.siteUrl })
  const about = letter.heading.slice(0, 300)
  await enqueueJob(mailJob, { to, subject: letter.subject, ...rendered, headers, about })
}
