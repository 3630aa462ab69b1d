import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import type { RateLimitName } from '@/lib/rate-limits/rate-limit'
import { consumeLimit } from '@/lib/rate-limits/rate-limit-commands'
import { CLIENT_NETWORK_HEADER, markClientNetwork } from './client-network'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** What is limited: paths, of any request or of those with one method. */
export type PathLimit = { paths: RegExp; method?: 'POST'; limit: RateLimitName }

/**
 * Limits by network what a reader may ask of some paths; the first that fits counts. In front of the door, because the
 * door asks the site for pages in nobody's name, and because a line costs nothing where a page would cost 50 ms. Where
 * counts cannot be had, everything passes: a limit must not be what takes a page away.
 */
export function limitPaths(handle: Handle, limits: readonly PathLimit[], options: { trustedProxies: number }): Handle {
  return (request, response) => {
    const { url = '', method } = request
    const limited = limits.find((each) => each.paths.test(url) && (each.method ?? method) === method)
    if (!limited) {
      handle(request, response)
      return
    }
    markClientNetwork(request, options)
    consumeLimit(limited.limit, String(request.headers[CLIENT_NETWORK_HEADER])).then(
      () => {
        handle(request, response)
      },
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'RATE_LIMITED') refuse(response, error)
        else {
          log.warn({ error: String(error), limit: limited.limit }, 'a limit could not be counted')
          handle(request, response)
        }
      },
    )
  }
}

function refuse(response: ServerResponse, error: AppError): void {
  response.writeHead(429, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(error.retryAfterSeconds),
  })
  response.end(error.message)
}
