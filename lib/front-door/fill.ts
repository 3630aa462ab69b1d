import 'server-only'
import type { OutgoingHttpHeaders } from 'node:http'
import { isEmptyNotFound, isKeepable, toKeptAnswer, toRedirect, withNotFoundPage, withTags } from './answer'
import type { AnswerRules, SiteAnswer } from './answer'
import type { ExpiredTags } from './expired-tags.mjs'
import type { KeptAnswer } from './kept-answers'
import type { LostAnswer, NotFoundPath } from './front-door-options'
import { createLoopback } from './loopback'
import type { AnswerHead, Upstream } from './loopback'

/** `private`: the answer is not for everyone, so each reader has to ask for it. */
export type Filled = { kind: 'answer'; answer: KeptAnswer } | { kind: 'private' } | { kind: 'failed'; reason: string }

export type FillQuestion = {
  key: string
  url: string
  /** The reader's values of the headers that part the keys; nothing else of a reader reaches the site. */
  variant: Readonly<Record<string, string>>
  isVariant: boolean
  arrivedAt: number
  timeoutMilliseconds: number
}

export type FillOptions = {
  upstream: Upstream
  expiredTags: ExpiredTags
  rules: AnswerRules
  host: string
  protocol: string
  concurrentMax: number
  /** A public page of the site that says "not found" in whole HTML. */
  notFoundPath: NotFoundPath | undefined
  onAnswer: (key: string, answer: KeptAnswer) => void
}

/** Answers that each turned out older than the question: more than two in a row means that the site is in trouble. */
const attemptsMax = 5
const waitingMax = 2_000

/**
 * Asks the site, once however many readers wait for the same key. A reader never gets an answer that was begun before
 * an expiry that came before the reader: such an answer goes to those who asked earlier, and the others ask again.
 */
export function createFill(options: FillOptions) {
  const { expiredTags, rules } = options
  const ask = createLoopback(options)
  const flights = new Map<string, Promise<Filled>>()
  const waiting: (() => void)[] = []
  let running = 0

  async function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    if (running >= options.concurrentMax) {
      if (waiting.length >= waitingMax) throw new Error('too many pages are being made')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  async function fillNotFound(
    missing: SiteAnswer,
    { url, timeoutMilliseconds }: Pick<FillQuestion, 'url' | 'timeoutMilliseconds'>,
    headers: OutgoingHttpHeaders,
  ) {
    if (options.notFoundPath === undefined) return missing
    const lost: LostAnswer =
      typeof options.notFoundPath === 'string'
        ? { path: options.notFoundPath, status: 404 }
        : await options.notFoundPath(url.split('?', 1)[0] ?? '/')
    const asked = withTags(missing, lost.tags ?? [])
    if ('movedTo' in lost) return toRedirect(asked, lost.movedTo)
    const { path, status } = lost
    const isWanted = (head: AnswerHead) => head.status === 200 && isKeepable(head, rules)
    const page = await ask({ url: path, headers, timeoutMilliseconds, isWanted })
    return page.kind === 'answer' ? withNotFoundPage(asked, page, status) : asked
  }

  async function fetchOnce({ key, url, variant, isVariant, timeoutMilliseconds }: FillQuestion): Promise<Filled> {
    const isWanted = (head: AnswerHead) => head.status >= 500 || isKeepable(head, rules)
    const headers = {
      host: options.host,
      'x-forwarded-host': options.host,
      'x-forwarded-proto': options.protocol,
      'accept-encoding': 'identity',
      ...variant,
    }
    try {
      const asked = await ask({ url, headers, timeoutMilliseconds, isWanted })
      if (asked.kind === 'refused') return { kind: 'private' }
      if (asked.head.status >= 500) return { kind: 'failed', reason: `status ${asked.head.status}` }
      const whole = isEmptyNotFound(asked) ? await fillNotFound(asked, { url, timeoutMilliseconds }, headers) : asked
      const answer = await toKeptAnswer(whole, { isVariant, rules, checkedVersion: -1 })
      // Kept even if a tag expired meanwhile: its `validAt` says so, and it is a newer last good page than before.
      options.onAnswer(key, answer)
      return { kind: 'answer', answer }
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }

  function fly(question: FillQuestion): Promise<Filled> {
    const { key } = question
    const flight = inTurn(() => fetchOnce(question))
      .catch((error: unknown): Filled => ({ kind: 'failed', reason: String(error) }))
      .finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  return {
    async fill(question: FillQuestion): Promise<Filled> {
      for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
        const filled = await (flights.get(question.key) ?? fly(question))
        if (filled.kind !== 'answer') return filled
        const { tags, validAt } = filled.answer
        if (validAt >= question.arrivedAt || !expiredTags.isExpired(tags, validAt)) return filled
        await expiredTags.settled(question.arrivedAt, question.timeoutMilliseconds)
      }
      return { kind: 'failed', reason: 'every answer was older than its tags' }
    },

    isFilling: (key: string) => flights.has(key),

    load: () => ({ running, waiting: waiting.length }),
  }
}
