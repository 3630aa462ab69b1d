import 'server-only'
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/**
 * A folder of files. `immutable`: their names change with their content. `isGrowing`: files may come and go while the
 * process runs, so each request looks on the disk; other folders are listed once, at start.
 */
export type StaticRoot = { prefix: string; directory: string; immutable?: boolean; isGrowing?: boolean }

const immutableFiles = 'public,max-age=31536000,immutable'
const otherFiles = 'public,max-age=0,must-revalidate'

export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => boolean

/** Answers a request for a file and returns true, or touches nothing and returns false. Reaches nothing outside. */
export function createStaticFiles(roots: readonly StaticRoot[]): StaticFiles {
  const handlers = roots
    .filter(({ directory, isGrowing }) => isGrowing === true || existsSync(directory))
    .map(({ prefix, directory, immutable = false, isGrowing = false }) => ({
      prefix,
      serve: sirv(directory, {
        dev: isGrowing,
        etag: true,
        extensions: [],
        setHeaders: (response, pathname) => {
          // Reading a file that is gone would end the process: sirv does not listen for that error.
          if (!existsSync(join(directory, pathname))) throw new Error('file is gone')
          response.setHeader('Cache-Control', immutable ? immutableFiles : otherFiles)
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
