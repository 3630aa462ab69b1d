import 'server-only'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { staticHeader } from './answer'
import { createBrotliQueue } from './brotli-queue'
import { knownQuery, parseTarget, variantOf } from './cache-key'
import { expiredTags as processExpiredTags } from './expired-tags.mjs'
import { createFill } from './fill'
import type { FillQuestion } from './fill'
import type { FrontDoor, FrontDoorOptions } from './front-door-options'
import { createKeptAnswers } from './kept-answers'
import type { KeptAnswer } from './kept-answers'
import { lateLoader } from './late-loader'
import { createPassThrough } from './pass-through'
import { strictPolicy } from './security-policy'
import { asLastGood, sendKept } from './send'
import type { CacheState } from './send'
import { createStaticFiles } from './static-files'

const nextVariantHeaders = ['rsc', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-router-state-tree']
const privateMilliseconds = 60_000
const privateKeysMax = 5_000
/** Served straight from disk, with ranges: compressing them gains nothing. */
const mediaFile = /\.(?:avif|gif|ico|jpe?g|mp3|mp4|ogg|pdf|png|webm|webp|woff2?|zip)$/i

/**
 * Keeps whole public answers of a site in memory and sends them without asking it, for as long as none of their tags
 * expired. README.md states what is kept, for how long, and what a reader may rely on.
 */
export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { log, passPrefixes = [], keptPrefixes = [], queries = [], variantHeaders = nextVariantHeaders } = options
  const { expiredTags = processExpiredTags, retrySeconds = 5, lastGoodSeconds = 86_400 } = options
  const { fillTimeoutMilliseconds = 30_000, refillTimeoutMilliseconds = 8_000 } = options
  const kept = createKeptAnswers({ maxBytes: options.maxBytes ?? 256 * 1024 * 1024 })
  const compressLater = createBrotliQueue({ kept })
  const { staticRoots = [] } = options
  const serveFixed = createStaticFiles(staticRoots.filter(({ isGrowing = false }) => !isGrowing))
  const serveGrowing = createStaticFiles(staticRoots.filter(({ isGrowing = false }) => isGrowing))
  const passThrough = createPassThrough({ ...options, expiredTags })
  const counts = { hit: 0, stale: 0, miss: 0, pass: 0, refused: 0 }
  const other = { notModified: 0, fills: 0, fillFailures: 0, expiries: 0 }
  const privateUntil = new Map<string, number>()

  const filler = createFill({
    expiredTags,
    host: options.host ?? 'localhost',
    protocol: options.protocol ?? 'https',
    notFoundPath: options.notFoundPath,
    concurrentMax: options.concurrentFillsMax ?? 32,
    rules: {
      variantHeaders,
      loader: lateLoader({ hintCookie: options.hintCookie ?? 'signed-in=1' }),
      policy: options.policy ?? strictPolicy,
    },
    onAnswer: keep,
    upstream: async (request, response) => {
      response.setHeader(staticHeader, '1')
      if (serveFixed(request, response)) return
      response.removeHeader(staticHeader)
      if (serveGrowing(request, response)) return
      await options.upstream(request, response)
    },
  })

  const stopListening = expiredTags.onExpired((tags, source) => {
    other.expiries += 1
    if (source === 'local') options.onTagsExpired?.(tags)
  })

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = '/' } = request
    // The way of nearly every request: its address is a key, and the answer is fresh.
    if ((method === 'GET' || method === 'HEAD') && isPlain(headers) && isForEveryone(request)) {
      const answer = kept.get(url)
      const nowMilliseconds = Date.now()
      if (answer && nowMilliseconds < answer.freshUntil && isUnexpired(answer)) {
        counts.hit += 1
        if (sendKept(answer, request, response, { state: 'hit', nowMilliseconds }) === 304) other.notModified += 1
        return
      }
    }
    serve(request, response).catch((error: unknown) => {
      log.error({ error, path: pathOf(request) }, 'front door failed')
      if (response.headersSent) response.destroy()
      else passThrough.refuse(response, 500)
    })
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = parseTarget(request.url ?? '/')
    if (target.kind === 'malformed' || !hasSoundHost(request)) {
      counts.refused += 1
      passThrough.refuse(response, 400)
      return
    }
    const question = target.kind === 'plain' ? questionOf(request, target) : null
    if (!question || isKnownPrivate(question.key)) {
      await pass(request, response)
      return
    }
    const last = kept.get(question.key)
    if (last && isUnexpired(last) && Date.now() < last.staleUntil) {
      const isFresh = Date.now() < last.freshUntil
      if (!isFresh && !filler.isFilling(question.key) && Date.now() >= last.retryAt) void renew(question, last)
      send(isFresh ? 'hit' : 'stale', last, request, response)
      return
    }
    if (last && Date.now() < last.retryAt) {
      send('stale', last, request, response, { isLastGood: true })
      return
    }
    const started = performance.now()
    const filled = await renew(question, last)
    const milliseconds = performance.now() - started
    if (filled.kind === 'answer') send('miss', filled.answer, request, response, { milliseconds })
    else if (filled.kind === 'private') await pass(request, response)
    else if (last && isLastGood(last)) send('stale', last, request, response, { isLastGood: true, milliseconds })
    else passThrough.unavailable(response)
  }

  /** While renewals fail, for so long after the first that did. */
  function isLastGood(answer: KeptAnswer): boolean {
    answer.failingSince ??= Date.now()
    return Date.now() < answer.failingSince + lastGoodSeconds * 1000
  }

  /** Fills, and after a failure leaves the last good answer in place for a while before the next attempt. */
  async function renew(question: FillQuestion, last: KeptAnswer | undefined) {
    const timeoutMilliseconds = last ? refillTimeoutMilliseconds : fillTimeoutMilliseconds
    other.fills += 1
    const filled = await filler.fill({ ...question, timeoutMilliseconds })
    if (filled.kind === 'private') {
      kept.delete(question.key)
      rememberPrivate(question.key)
    }
    if (filled.kind === 'failed') {
      other.fillFailures += 1
      log.warn({ path: question.url.split('?', 1)[0], reason: filled.reason }, 'page could not be made')
      if (last && isLastGood(last)) last.retryAt = Date.now() + retrySeconds * 1000
      else if (last) kept.delete(question.key)
    }
    return filled
  }

  function questionOf(request: IncomingMessage, target: { path: string; query: string }): FillQuestion | null {
    const { method, headers } = request
    if ((method !== 'GET' && method !== 'HEAD') || !isForEveryone(request)) return null
    if (isUnder(target.path, passPrefixes) && !isUnder(target.path, keptPrefixes)) return null
    if (mediaFile.test(target.path)) return null
    const variantKey = variantOf(headers, variantHeaders)
    if (variantKey === null) return null
    const names = queries.flatMap((rule) => (rule.path.test(target.path) ? rule.names : []))
    const query = knownQuery(target.query, headers['rsc'] === undefined ? names : [...names, '_rsc'])
    const url = target.path + query
    return {
      key: url + variantKey,
      url,
      variant: Object.fromEntries(variantHeaders.flatMap((name) => pairOf(name, headers[name]))),
      isVariant: variantKey !== '' || query !== '',
      arrivedAt: expiredTags.now(),
      timeoutMilliseconds: fillTimeoutMilliseconds,
    }
  }

  function send(
    state: CacheState,
    answer: KeptAnswer,
    request: IncomingMessage,
    response: ServerResponse,
    { isLastGood: isOld = false, milliseconds = 0 }: { isLastGood?: boolean; milliseconds?: number } = {},
  ): void {
    counts[state] += 1
    const extra = state === 'miss' ? passThrough.trace(request, { status: answer.status, milliseconds }) : []
    const status = sendKept(answer, request, response, {
      state,
      nowMilliseconds: Date.now(),
      ...(state === 'hit' ? {} : { extra: isOld ? asLastGood(extra) : extra }),
    })
    if (status === 304) other.notModified += 1
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    counts.pass += 1
    if (serveFixed(request, response) || serveGrowing(request, response)) return
    await passThrough.pass(request, response)
  }

  /** Only what no header parts from the page itself. */
  function isPlain(headers: IncomingHttpHeaders): boolean {
    for (const name of variantHeaders) if (headers[name] !== undefined) return false
    return true
  }

  function isUnexpired(answer: KeptAnswer): boolean {
    const version = expiredTags.version()
    if (answer.checkedVersion === version) return true
    if (expiredTags.isExpired(answer.tags, answer.validAt)) return false
    answer.checkedVersion = version
    return true
  }

  function keep(key: string, answer: KeptAnswer): void {
    privateUntil.delete(key)
    kept.set(key, answer)
    compressLater(key, answer)
  }

  function rememberPrivate(key: string): void {
    if (privateUntil.size >= privateKeysMax) privateUntil.clear()
    privateUntil.set(key, Date.now() + privateMilliseconds)
  }

  const isKnownPrivate = (key: string) => (privateUntil.get(key) ?? 0) > Date.now()

  return {
    handle,
    expireTags: (tags) => {
      expiredTags.expire(tags, 'remote')
    },
    expireAll: () => {
      expiredTags.expireEverything()
    },
    stats: () => {
      const { running, waiting } = filler.load()
      return { requests: { ...counts }, ...other, fillsRunning: running, fillsWaiting: waiting, kept: kept.sizes() }
    },
    close: stopListening,
  }
}

const isUnder = (path: string, prefixes: readonly string[]) =>
  prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))

/** No credentials that Next or a proxy acts on, and no preview of what is not published. */
function isForEveryone({ headers }: IncomingMessage): boolean {
  if (headers.authorization !== undefined) return false
  return !headers.cookie?.includes('__prerender_bypass')
}

/** Exactly one Host, or none from HTTP/1.0, and nothing in it but a name and a port. */
function hasSoundHost({ headers, rawHeaders, httpVersion }: IncomingMessage): boolean {
  if (headers.host === undefined) return httpVersion === '1.0'
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  return hosts.length === 1 && /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(headers.host)
}

const pathOf = ({ url = '/' }: IncomingMessage) => url.split('?', 1)[0]

const pairOf = (name: string, value: string | string[] | undefined): [string, string][] =>
  value === undefined ? [] : [[name, String(value)]]
