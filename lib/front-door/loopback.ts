import 'server-only'
import { createServer, request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { duplexPair } from 'node:stream'
import type { Duplex } from 'node:stream'
import type { Call, ExpiredTags } from './expired-tags.mjs'

export type Upstream = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type AnswerHead = { status: number; headers: IncomingHttpHeaders; rawHeaders: readonly string[] }

export type LoopbackAnswer =
  | { kind: 'answer'; head: AnswerHead; body: Buffer; call: Call }
  /** The caller had no use for an answer with this head; the site was told to stop. */
  | { kind: 'refused'; head: AnswerHead }

export type LoopbackQuestion = {
  url: string
  headers: OutgoingHttpHeaders
  timeoutMilliseconds: number
  isWanted: (head: AnswerHead) => boolean
}

const bodyBytesMax = 16 * 1024 * 1024

/**
 * Asks the site in this process over a pair of connected streams: HTTP without a port. The site gets a real request
 * and a real response, so streaming, aborts and whatever a framework does to them work as behind a socket, and the
 * call that is asking can be found again from inside (`expiredTags.calls`).
 */
export function createLoopback({ upstream, expiredTags }: { upstream: Upstream; expiredTags: ExpiredTags }) {
  const callOf = new WeakMap<object, Call>()
  const server = createServer((request, response) => {
    const call = callOf.get(request.socket)
    const answer = () => upstream(request, response)
    const answered = call ? expiredTags.calls.run(call, answer) : answer()
    answered.catch(() => response.destroy())
  })

  return async function ask(question: LoopbackQuestion): Promise<LoopbackAnswer> {
    const call = expiredTags.beginCall()
    let isWhole = false
    try {
      const [near, far] = duplexPair()
      callOf.set(far, call)
      server.emit('connection', far)
      const answer = await exchange(near, question, call)
      isWhole = answer.kind === 'answer'
      return answer
    } finally {
      expiredTags.endCall(call, { isWhole })
    }
  }
}

function exchange(connection: Duplex, question: LoopbackQuestion, call: Call): Promise<LoopbackAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      method: 'GET',
      path: question.url,
      headers: { ...question.headers, connection: 'close' },
      setHost: false,
      createConnection: () => connection,
    })
    const timer = setTimeout(() => {
      fail(new Error(`no answer within ${question.timeoutMilliseconds} ms`))
    }, question.timeoutMilliseconds)
    const settle = () => {
      clearTimeout(timer)
      connection.destroy()
    }
    const fail = (error: Error) => {
      settle()
      reject(error)
    }
    connection.on('error', fail)
    request.on('error', fail)
    request.on('response', (incoming) => {
      const head: AnswerHead = {
        status: incoming.statusCode ?? 500,
        headers: incoming.headers,
        rawHeaders: incoming.rawHeaders,
      }
      incoming.on('error', fail)
      if (!question.isWanted(head)) {
        settle()
        resolve({ kind: 'refused', head })
        return
      }
      const chunks: Buffer[] = []
      let byteLength = 0
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        byteLength += chunk.byteLength
        if (byteLength > bodyBytesMax) fail(new Error(`answer is longer than ${bodyBytesMax} bytes`))
      })
      incoming.on('close', () => {
        if (!incoming.complete) {
          fail(new Error('answer ended early'))
          return
        }
        settle()
        resolve({ kind: 'answer', head, body: Buffer.concat(chunks, byteLength), call })
      })
    })
    request.end()
  })
}
