import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { keyPath } from './announcement'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** Answers with the key where IndexNow looks for it, so that the address needs no route that all `.txt` would meet. */
export function serveIndexNowKey(handle: Handle, key: string | undefined): Handle {
  if (key === undefined) return handle
  const path = keyPath(key)
  return (request, response) => {
    if (request.url !== path) handle(request, response)
    else
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 's-maxage=300' }).end(key)
  }
}
