import 'server-only'
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/** A folder of files that do not change while the process runs. `immutable`: their names change with their content. */
export type StaticRoot = { prefix: string; directory: string; immutable?: boolean }

export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * Answers a request for a file and returns true, or touches nothing and returns false. The folders are listed once, at
 * start: nothing outside that list can be reached, whatever an address says.
 */
export function createStaticFiles(roots: readonly StaticRoot[]): StaticFiles {
  const handlers = roots
    .filter(({ directory }) => existsSync(directory))
    .map(({ prefix, directory, immutable = false }) => ({
      prefix,
      serve: sirv(directory, {
        etag: true,
        extensions: [],
        immutable,
        maxAge: immutable ? 31_536_000 : 0,
        setHeaders: (_response, pathname) => {
          // Reading a file that is gone would end the process: sirv does not listen for that error.
          if (!existsSync(join(directory, pathname))) throw new Error('file is gone')
        },
      }),
    }))

  return function serveFile(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const address = request.url ?? '/'
    for (const { prefix, serve } of handlers) {
      if (!address.startsWith(prefix)) continue
      if (serveFrom(serve, prefix, request, response)) return true
    }
    return false
  }
}

function serveFrom(
  serve: ReturnType<typeof sirv>,
  prefix: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const address = request.url ?? '/'
  dropOddRange(request)
  let isServed = true
  try {
    request.url = `/${address.slice(prefix.length)}`
    serve(request, response, () => {
      isServed = false
    })
    return isServed
  } catch {
    return false
  } finally {
    request.url = address
  }
}

/**
 * sirv reads `bytes=first-last` only, and no If-Range. A range it would misread is ignored, as any server may do
 * (RFC 9110, section 14.2).
 */
function dropOddRange(request: IncomingMessage): void {
  const range = request.headers.range
  if (range === undefined) return
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range) ?? []
  if (
    request.headers['if-range'] !== undefined ||
    first === undefined ||
    (last !== undefined && last !== '' && Number(last) < Number(first))
  ) {
    delete request.headers.range
  }
}
