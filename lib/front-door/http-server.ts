import 'server-only'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

export type HttpServer = {
  server: Server
  /** Resolves with the port that is listened on. */
  listen: (options: { port: number; host?: string }) => Promise<number>
  /** Takes no more connections, lets running requests end, and closes what is left after `drainMilliseconds`. */
  stop: () => Promise<void>
}

export type HttpServerOptions = {
  handle: (request: IncomingMessage, response: ServerResponse) => void
  drainMilliseconds?: number
  /** A whole head has to arrive within this time: what slow-loris clients count on is that it may take for ever. */
  headersMilliseconds?: number
  /** A whole request with its body has to arrive within this time. */
  requestMilliseconds?: number
  /** Longer than the proxies in front keep theirs, or they write into connections that are just being closed. */
  idleMilliseconds?: number
  connectionsMax?: number
}

const headerBytesMax = 16 * 1024
const headersMax = 100
const requestsPerSocketMax = 10_000
const checkMilliseconds = 1_000
const sweepMilliseconds = 100

/** An HTTP/1.1 server whose waits are all bounded. TLS belongs to the proxy in front. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { handle, drainMilliseconds = 10_000, headersMilliseconds = 10_000, requestMilliseconds = 60_000 } = options
  const server = createServer({
    maxHeaderSize: headerBytesMax,
    headersTimeout: Math.min(headersMilliseconds, requestMilliseconds),
    requestTimeout: requestMilliseconds,
    keepAliveTimeout: options.idleMilliseconds ?? 65_000,
    connectionsCheckingInterval: Math.min(checkMilliseconds, headersMilliseconds),
    requireHostHeader: true,
    noDelay: true,
  })
  server.maxHeadersCount = headersMax
  server.maxRequestsPerSocket = requestsPerSocketMax
  server.maxConnections = options.connectionsMax ?? 10_000
  server.on('request', handle)
  server.on('clientError', (error: BrokenRequest, socket) => {
    refuseBrokenRequest(error, socket)
  })

  return {
    server,
    listen: ({ port, host }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      }),
    stop: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          server.closeAllConnections()
        }, drainMilliseconds)
        // Connections that were busy when the stop began become idle one by one.
        const sweep = setInterval(() => {
          server.closeIdleConnections()
        }, sweepMilliseconds)
        server.close(() => {
          clearInterval(sweep)
          clearTimeout(timer)
          resolve()
        })
      }),
  }
}

/** Node's parser says what it could not read, and gives the bytes that it stopped at. */
type BrokenRequest = NodeJS.ErrnoException & { rawPacket?: Buffer }

const BAD_REQUEST = '400 Bad Request'

const statusOf: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** One short answer to what is not HTTP, and the end of the connection: what follows it cannot be trusted. */
function refuseBrokenRequest(error: BrokenRequest, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = hasEndlessAddress(error) ? BAD_REQUEST : (statusOf[error.code ?? ''] ?? BAD_REQUEST)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}

/** A head whose first line alone is too long has no header field to blame. */
const hasEndlessAddress = ({ code, rawPacket }: BrokenRequest) =>
  code === 'HPE_HEADER_OVERFLOW' && rawPacket !== undefined && !rawPacket.includes('\r\n')
