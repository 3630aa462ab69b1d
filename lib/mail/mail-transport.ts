import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { findSender } from '@/lib/publication/publication-lookup'
import { mailSchema, type Mail } from './letter'

/** Of the outbox, the newest are kept: nobody may fill a disk by asking for codes. */
const OUTBOX_MAX = 500
const outbox = () => join(/* turbopackIgnore: true */ env.dataDirectory, 'outbox')

const keptMailSchema = mailSchema.extend({ id: z.string(), from: z.string(), at: z.string() })
export type KeptMail = z.infer<typeof keptMailSchema>

let transporter: Transporter | undefined

/**
 * Hands a mail to the mail server, or writes it to the outbox where there is none. Throws what the server said; a
 * refusal for good (5xx) as INVALID, so that it is not tried again.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { name, email } = await findSender()
  const from = env.mailFrom ?? `"${name.replaceAll('"', '')}" <${email}>`
  if (env.smtpUrl === undefined) {
    await keepMail({ ...mail, from })
    return
  }
  transporter ??= createTransport(env.smtpUrl, { connectionTimeout: 10_000, socketTimeout: 20_000 } as object)
  try {
    await transporter.sendMail({ ...mail, from })
  } catch (error) {
    const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
    if (status >= 500 && status < 600)
      throw new AppError('INVALID', `The mail server refuses this mail for good (${status}).`, { cause: error })
    throw error
  }
}

/** The newest mails of the outbox, for development and tests. */
export async function listKeptMails(limit: number): Promise<KeptMail[]> {
  const names = (await readdir(outbox()).catch(() => [])).filter((name) => name.endsWith('.json'))
  const newest = names.toSorted().reverse().slice(0, limit)
  return Promise.all(
    newest.map(async (name) => keptMailSchema.parse(JSON.parse(await readFile(join(outbox(), name), 'utf8')))),
  )
}

async function keepMail(mail: Mail & { from: string }): Promise<void> {
  await mkdir(outbox(), { recursive: true, mode: 0o700 })
  // Names sort by time.
  const id = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`
  const kept: KeptMail = { ...mail, id, at: new Date().toISOString() }
  // Whoever looks into the outbox meanwhile finds a whole letter, or none.
  const aside = join(outbox(), `.${id}`)
  await writeFile(aside, JSON.stringify(kept, null, 2), { mode: 0o600 })
  await rename(aside, join(outbox(), `${id}.json`))
  const names = (await readdir(outbox())).toSorted()
  for (const name of names.slice(0, Math.max(0, names.length - OUTBOX_MAX))) {
    await unlink(join(outbox(), name)).catch(() => undefined)
  }
}
