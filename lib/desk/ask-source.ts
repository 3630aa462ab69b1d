import 'server-only'
import { askPublic, NOT_PUBLIC } from '@/lib/http/ask-public'
import type { SourceAnswer } from './source-link'

const REDIRECTS_MAX = 5
const SECONDS_MAX = 10
const HEADERS = { 'user-agent': 'DailyDigest-Links/1.0', accept: '*/*' }

type Options = { signal?: AbortSignal; isAllowed?: (ip: string) => boolean }
export type AskSource = (address: string, options: Options) => Promise<SourceAnswer>

/**
 * Whether something stands at an address: asked by HEAD, and where that finds nothing by GET, of which the head alone is
 * read. Public addresses only, ten seconds a question, at most five redirects. A server that refuses programs (401,
 * 403, 429) is there.
 */
export const askSource: AskSource = async (address, options) => {
  const answer = await follow(address, 'HEAD', options)
  return answer.kind === 'sound' ? answer : follow(address, 'GET', options)
}

async function follow(address: string, method: 'HEAD' | 'GET', options: Options): Promise<SourceAnswer> {
  let at = address
  for (let step = 0; step <= REDIRECTS_MAX; step += 1) {
    if (!URL.canParse(at) || !/^https?:$/.test(new URL(at).protocol)) return gone('leads to what is no web address')
    try {
      const response = await askPublic(new URL(at), { method, headers: HEADERS, secondsMax: SECONDS_MAX, ...options })
      response.destroy()
      const { statusCode = 0, headers } = response
      if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) return toAnswer(statusCode)
      at = URL.canParse(headers.location, at) ? new URL(headers.location, at).href : headers.location
    } catch (error) {
      return toRefusal(error)
    }
  }
  return gone('leads from one address to another without an end')
}

function toAnswer(status: number): SourceAnswer {
  if (status === 404 || status === 410) return gone(`answers with ${status}`)
  return status >= 500 ? { kind: 'silent', reason: `answers with ${status}` } : { kind: 'sound' }
}

function toRefusal(error: unknown): SourceAnswer {
  if (!(error instanceof Error)) return { kind: 'unreached', reason: 'could not be asked' }
  if (error.message === NOT_PUBLIC) return gone('has an address that is not a public one')
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND') return { kind: 'unreached', reason: 'has a host that nobody knows' }
  return { kind: 'unreached', reason: /CERT|TLS|SSL|VERIFY/.test(code) ? 'has no good certificate' : 'did not answer' }
}

const gone = (reason: string): SourceAnswer => ({ kind: 'gone', reason })
