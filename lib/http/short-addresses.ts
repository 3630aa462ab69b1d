import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/log'
import { isElsewhere, shortAddress } from '@/lib/redirects/redirect'
import { findRedirect } from '@/lib/redirects/redirect-lookup'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

const KEPT = 's-maxage=300, stale-while-revalidate=86100'

/**
 * Leads WordPress's own addresses (`/?p=12`) to what an import brought from there. In front of the door, to which they
 * are the home page: numbers that somebody makes up would otherwise fill it with copies. One that nobody knows, and all
 * of them while the database is away, show the home page.
 */
export function leadShortAddresses(handle: Handle): Handle {
  return (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const short = isRead ? shortAddress(request.url ?? '/') : null
    if (short === null) {
      handle(request, response)
      return
    }
    findRedirect(short)
      .catch((error: unknown) => {
        log.warn({ error: String(error) }, 'a short address could not be looked up')
        return null
      })
      .then((target) => {
        if (target === null) handle(request, response)
        else {
          const location = isElsewhere(target) ? target : new URL(target, 'http://here').pathname
          response.writeHead(308, { location, 'cache-control': KEPT }).end()
        }
      })
      .catch((error: unknown) => {
        log.error({ error: String(error) }, 'a short address could not be answered')
        response.destroy()
      })
  }
}
