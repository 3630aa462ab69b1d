import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import type { RateLimitName } from '@/lib/rate-limits/rate-limit'
import { consumeLimit } from '@/lib/rate-limits/rate-limit-commands'
import { CLIENT_NETWORK_HEADER, markClientNetwork } from './client-network'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Limits by network what a reader may ask of some paths. In front of the door, because the door asks the site for
 * pages in nobody's name. Where counts cannot be had, everything passes: a limit must not be what takes a page away.
 */
export function limitPaths(
  handle: Handle,
  options: { paths: RegExp; limit: RateLimitName; trustedProxies: number },
): Handle {
  return (request, response) => {
    if (!options.paths.test(request.url ?? '')) {
      handle(request, response)
      return
    }
    markClientNetwork(request, options)
    consumeLimit(options.limit, String(request.headers[CLIENT_NETWORK_HEADER])).then(
      () => {
        handle(request, response)
      },
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'RATE_LIMITED') refuse(response, error)
        else {
          log.warn({ error: String(error), limit: options.limit }, 'a limit could not be counted')
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
