import 'server-only'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ExpiredTags } from './expired-tags.mjs'
import type { Upstream } from './loopback'

/** What the door needs of a structured logger such as pino. */
export type DoorLog = Record<'info' | 'warn' | 'error', (fields: Record<string, unknown>, message: string) => void>

const soundRequestId = /^[\w-]{8,64}$/
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Requests that are not answered from what is kept: each with an id, one line in the log, and no personal data. */
export function createPassThrough(options: {
  upstream: Upstream
  log: DoorLog
  expiredTags: ExpiredTags
  serverTiming?: boolean
  unavailableHtml?: string
}) {
  const { upstream, log, expiredTags, serverTiming = false, unavailableHtml } = options

  /** The id that a proxy gave this request, or a new one; the site finds it in the same header. */
  function identify(request: IncomingMessage): string {
    const given = request.headers['x-request-id']
    const requestId = typeof given === 'string' && soundRequestId.test(given) ? given : randomUUID()
    request.headers['x-request-id'] = requestId
    return requestId
  }

  function report(request: IncomingMessage, fields: { requestId: string; status: number; cache: string; ms: number }) {
    const path = (request.url ?? '/').split('?', 1)[0]
    log.info({ ...fields, ms: Math.round(fields.ms), method: request.method, path }, 'request')
  }

  return {
    /** Streams straight through: the site gets the reader's own request and response. */
    async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
      if (!methods.has(request.method ?? '')) {
        refuse(response, 405)
        return
      }
      const requestId = identify(request)
      const started = performance.now()
      response.setHeader('x-cache', 'pass')
      response.setHeader('x-request-id', requestId)
      response.once('close', () => {
        report(request, { requestId, status: response.statusCode, cache: 'pass', ms: performance.now() - started })
      })
      const call = expiredTags.beginCall()
      try {
        await expiredTags.calls.run(call, () => upstream(request, response))
      } catch (error) {
        log.error({ error, requestId }, 'request failed')
        if (response.headersSent) response.destroy()
        else refuse(response, 500)
      } finally {
        expiredTags.endCall(call, { isWhole: response.writableEnded && !response.destroyed })
      }
    },

    /** Writes the line of an answer that was just made for this reader; returns its headers, as a flat list. */
    trace(request: IncomingMessage, { status, milliseconds }: { status: number; milliseconds: number }): string[] {
      const requestId = identify(request)
      report(request, { requestId, status, cache: 'miss', ms: milliseconds })
      const timing = serverTiming ? ['server-timing', `fill;dur=${milliseconds.toFixed(1)}`] : []
      return ['x-request-id', requestId, ...timing]
    },

    refuse,

    unavailable(response: ServerResponse): void {
      if (unavailableHtml === undefined) refuse(response, 503)
      else sendText(response, 503, 'text/html; charset=utf-8', unavailableHtml, { 'retry-after': '5' })
    },
  }
}

const refusals: Record<number, string> = {
  400: 'Bad request',
  405: 'Method not allowed',
  500: 'Something went wrong',
  503: 'The site cannot answer at the moment. Please try again soon.',
}

function refuse(response: ServerResponse, status: number): void {
  // What is left of a body nobody read must not be taken for the next request.
  const headers = status === 503 ? { 'retry-after': '5' } : { connection: 'close' }
  sendText(response, status, 'text/plain; charset=utf-8', `${refusals[status] ?? 'Error'}\n`, headers)
}

function sendText(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  const length = Buffer.byteLength(text)
  response.writeHead(status, {
    'content-type': type,
    'content-length': length,
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(text)
}
