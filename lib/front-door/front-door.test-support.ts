import { request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { createExpiredTags } from './expired-tags.mjs'
import { createFrontDoor } from './front-door'
import type { FrontDoorOptions } from './front-door-options'
import { createHttpServer } from './http-server'
import type { HttpServerOptions } from './http-server'

export type Page = {
  status?: number
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
  /** undefined: the site does not say which tags the page carries. */
  tags?: readonly string[]
}

export type TestAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }

export const publicPage = (body: string, tags: readonly string[] = []): Page => ({
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 's-maxage=300, stale-while-revalidate=600' },
  body,
  tags,
})

const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A door on a real socket, in front of a site that a test writes as one function. */
export async function openDoor(
  site: (request: IncomingMessage, response: ServerResponse) => Page | Promise<Page>,
  {
    server: serverOptions,
    spoil,
    ...options
  }: Partial<FrontDoorOptions> & {
    server?: Partial<HttpServerOptions>
    /** Stands between the door and its readers. */
    spoil?: (handle: HttpServerOptions['handle']) => HttpServerOptions['handle']
  } = {},
) {
  const { expiredTags = createExpiredTags() } = options
  const asked: { url: string; method: string; headers: IncomingHttpHeaders }[] = []
  const door = createFrontDoor({
    log: silentLog,
    expiredTags,
    upstream: async (request, response) => {
      asked.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers })
      const page = await site(request, response)
      if (response.headersSent || response.destroyed) return
      const call = expiredTags.calls.getStore()
      if (call && page.tags) call.tags = page.tags
      response.writeHead(page.status ?? 200, page.headers)
      response.end(page.body)
    },
    ...options,
  })
  const handle = spoil ? spoil(door.handle) : door.handle
  const server = createHttpServer({ handle, drainMilliseconds: 200, ...serverOptions })
  const port = await server.listen({ port: 0, host: '127.0.0.1' })
  return {
    door,
    server,
    port,
    asked,
    expiredTags,
    ask: (path: string, headers: OutgoingHttpHeaders = {}, method = 'GET') => ask({ port, path, headers, method }),
    raw: (bytes: string) => sendRaw({ port, bytes }),
    close: () => server.stop(),
  }
}

export function ask(options: {
  port: number
  path: string
  headers?: OutgoingHttpHeaders
  method?: string
}): Promise<TestAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() })
      })
    })
    request.on('error', reject)
    request.end()
  })
}

/** Everything the server says to these bytes until it closes the connection. */
export function sendRaw({ port, bytes }: { port: number; bytes: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    let said = ''
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => (said += chunk))
    socket.on('close', () => {
      resolve(said)
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
  })
}

/** A promise with its resolve function, for tests that decide the order of things. */
export function gate() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
