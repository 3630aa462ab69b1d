import { connection } from 'next/server'
import { getVisitor } from '@/lib/accounts/session'
import { AppError } from '@/lib/errors'
import { isSameOrigin } from '@/lib/http/same-origin'
import { log } from '@/lib/log'
import { DEFAULT_HOUR } from '@/lib/newsletter/newsletter'
import { subscribe } from '@/lib/newsletter/newsletter-commands'

/** The one field that stands on every page: a plain form, answered by a page. */
export async function POST(request: Request) {
  await connection()
  if (!isSameOrigin(request.headers)) return new Response('This was not asked from this site.\n', { status: 403 })
  return new Response(null, {
    status: 303,
    headers: { location: await join(request), 'cache-control': 'private, no-store' },
  })
}

async function join(request: Request): Promise<string> {
  try {
    const email = (await request.formData()).get('email')
    const wishes = { email: typeof email === 'string' ? email : '', sectionIds: [], hour: DEFAULT_HOUR }
    await subscribe(await getVisitor(), wishes)
    return '/newsletter/sent'
  } catch (error) {
    if (error instanceof AppError) return `/newsletter?refused=${error.code === 'RATE_LIMITED' ? 'often' : 'address'}`
    log.error({ error: String(error) }, 'a subscription failed')
    return '/newsletter?refused=failed'
  }
}
