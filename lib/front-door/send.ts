import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { acceptableEncodings } from './compression'
import { matchesEntityTag } from './entity-tag'
import { ageIndex, cacheStateIndex } from './kept-answers'
import type { KeptAnswer, Representation } from './kept-answers'

export type CacheState = 'hit' | 'miss' | 'stale'

/** For an answer whose renewal failed (RFC 9111, section 5.5, still understood by those who look for it). */
const staleWarning = ['warning', '111 - "Revalidation Failed"']

/**
 * Sends a kept answer: 304 where the reader has it, the best encoding the reader takes otherwise. For a plain hit it
 * makes no list and no string but the age. Returns the status it sent.
 */
export function sendKept(
  answer: KeptAnswer,
  request: IncomingMessage,
  response: ServerResponse,
  { state, nowMilliseconds, extra }: { state: CacheState; nowMilliseconds: number; extra?: readonly string[] },
): number {
  const { headers } = request
  const encodings = acceptableEncodings(headers['accept-encoding'])
  const ifNoneMatch = headers['if-none-match']
  const age = String(Math.max(0, Math.floor((nowMilliseconds - answer.renderedAt) / 1000)))
  let chosen: Representation | undefined
  for (const encoding of encodings) {
    const candidate = answer.representations[encoding]
    if (!candidate) continue
    if (ifNoneMatch !== undefined && answer.status === 200 && matchesEntityTag(ifNoneMatch, candidate.entityTag)) {
      response.writeHead(304, dressed(candidate.notModifiedHead, age, state, extra))
      response.end()
      return 304
    }
    chosen ??= candidate
    if (ifNoneMatch === undefined) break
  }
  const { head, body } = chosen ?? answer.representations.identity
  response.writeHead(answer.status, dressed(head, age, state, extra))
  if (request.method === 'HEAD') response.end()
  else response.end(body)
  return answer.status
}

/** The headers of an answer that is shown although its renewal failed. */
export const asLastGood = (extra: readonly string[]) => [...extra, ...staleWarning]

/** Hits share one list: it is written out before anyone else can touch it. */
function dressed(list: string[], age: string, state: CacheState, extra: readonly string[] | undefined): string[] {
  list[ageIndex] = age
  if (state === 'hit' && extra === undefined) return list
  const copy = [...list, ...(extra ?? [])]
  copy[cacheStateIndex] = state
  return copy
}
