import { connection } from 'next/server'
import { env } from '@/lib/env'
import { listKeptMails } from '@/lib/mail/mail-transport'
import { renderOutbox } from '@/lib/mail/render-outbox'

const MAILS_SHOWN = 50

/** The outbox, in development only: what would have been sent, as it would look. */
export async function GET() {
  await connection()
  if (env.mode !== 'development') return new Response('Not found\n', { status: 404 })
  return new Response(renderOutbox(await listKeptMails(MAILS_SHOWN)), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
  })
}
