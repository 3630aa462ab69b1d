import 'server-only'
import { sharedLifetime, toClientCacheControl } from './cache-control'
import type { Lifetime } from './cache-control'
import { isCompressible, toBrotli, toGzip } from './compression'
import type { Encoding } from './compression'
import { contentHash, entityTagOf } from './entity-tag'
import { rewriteHtml } from './html-rewrite'
import type { KeptAnswer, Representation, Share } from './kept-answers'
import type { AnswerHead, LoopbackAnswer } from './loopback'
import { policyFor } from './security-policy'
import type { SecurityPolicy } from './security-policy'

export type AnswerRules = {
  /** Request headers, in lower case, that part the keys of answers. */
  variantHeaders: readonly string[]
  loader: string
  policy: SecurityPolicy
}

export type SiteAnswer = Extract<LoopbackAnswer, { kind: 'answer' }>

const keptStatuses = new Set([200, 301, 302, 307, 308, 404, 410])
/** Belongs to one connection (RFC 9110, section 7.6.1), is made anew by the door, or says what no reader needs. */
const droppedHeaders = new Set(
  `connection keep-alive proxy-authenticate proxy-connection te trailer transfer-encoding upgrade date content-length
  etag age vary cache-control content-security-policy x-cache x-powered-by x-nextjs-cache x-nextjs-prerender`.split(
    /\s+/,
  ),
)
/** Preloads of script, and Next's connection to the origin that the page itself came from. */
const unusedLink = /;\s*as="?script"?|^\s*<\/>;\s*rel="?preconnect"?/i
const immutable: Lifetime = { freshSeconds: 31_536_000, staleSeconds: 0 }

/** A file of this process: `staticHeader` is what the loopback's static files are marked with. */
export const staticHeader = 'x-front-door-static'

/** Whether an answer with this head is the same for everyone and may be kept. */
export function isKeepable({ status, headers }: AnswerHead, { variantHeaders }: Pick<AnswerRules, 'variantHeaders'>) {
  if (!keptStatuses.has(status) || headers['set-cookie'] !== undefined) return false
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') return false
  const varied = (headers.vary ?? '').toLowerCase().split(',')
  const isKnown = (name: string) => name === '' || name === 'accept-encoding' || variantHeaders.includes(name)
  if (!varied.every((name) => isKnown(name.trim()))) return false
  return headers[staticHeader] !== undefined || sharedLifetime(headers['cache-control']) !== null
}

/**
 * Makes what is sent to readers out of what the site answered: script held back where the page asks for it, the policy
 * with the page's own hashes, entity tags, and the gzip encoding. Brotli follows in `addBrotli`.
 */
export async function toKeptAnswer(
  { head, body, call }: SiteAnswer,
  { isVariant, rules, checkedVersion }: { isVariant: boolean; rules: AnswerRules; checkedVersion: number },
): Promise<KeptAnswer> {
  const isStatic = head.headers[staticHeader] !== undefined
  const cacheControl = head.headers['cache-control'] ?? 'public, max-age=0, must-revalidate'
  const lifetime = isStatic ? immutable : (sharedLifetime(cacheControl) ?? { freshSeconds: 0, staleSeconds: 0 })
  // What a redirect says in its body no browser shows.
  const isRedirect = head.status >= 300 && head.status < 400
  const document = !isRedirect && isHtml(head) ? rewriteHtml(body.toString(), rules) : null
  const bytes = document ? Buffer.from(document.html) : isRedirect ? Buffer.alloc(0) : body
  const policy = document ? policyFor(rules.policy, document.inline) : ''
  const hash = contentHash(bytes, policy)

  const shared = ['cache-control', toClientCacheControl(cacheControl), 'vary', variesOf(head, isVariant, rules)]
  const own = [
    ...(policy === '' ? [] : ['content-security-policy', policy]),
    // Told before the page itself has come: on a slow line the style sheet is asked for a tenth of a second earlier.
    ...(document?.styleSheets ?? []).flatMap((address) => ['link', `<${address}>; rel=preload; as=style`]),
    ...ownHeaders(head, { isDocument: document !== null, isVariant }),
  ]
  const represent = (encoding: Encoding, encoded: Buffer): Representation => {
    const entityTag = entityTagOf(hash, encoding)
    const first = ['age', '0', 'x-cache', 'hit', 'etag', entityTag, ...shared]
    const coding = encoding === 'identity' ? [] : ['content-encoding', encoding]
    return {
      body: encoded,
      entityTag,
      head: [...first, ...own, ...coding, 'content-length', String(encoded.byteLength)],
      // The policy is part of what the reader has: the entity tag vouches for both (RFC 9110, section 15.4.5).
      notModifiedHead: first,
    }
  }
  const representations: KeptAnswer['representations'] = { identity: represent('identity', bytes) }
  if (isCompressible(head.headers['content-type'], bytes.byteLength)) {
    representations.gzip = represent('gzip', await toGzip(bytes))
  }
  // A page from Next that no page cache vouches for was made by another request, which may have begun long before.
  const isProven = call.tags !== null || head.headers['x-nextjs-cache'] === undefined
  const freshUntil = call.renderedAt + lifetime.freshSeconds * 1000
  return {
    share: shareOf(head.status, isVariant),
    status: head.status,
    representations,
    represent,
    tags: isStatic ? [] : call.tags,
    validAt: isProven ? call.validAt : call.proofLessValidAt,
    checkedVersion,
    renderedAt: call.renderedAt,
    freshUntil,
    staleUntil: freshUntil + lifetime.staleSeconds * 1000,
    retryAt: 0,
    failingSince: undefined,
  }
}

/** Adds the smallest encoding, off the event loop. True if there is one now that was not there before. */
export async function addBrotli(answer: KeptAnswer): Promise<boolean> {
  const { representations } = answer
  if (!representations.gzip || representations.br) return false
  representations.br = answer.represent('br', await toBrotli(representations.identity.body))
  return true
}

/**
 * Next answers a page that called `notFound()` with a document that is empty until script has run. `page` is the
 * site's own page for this: its document goes out with the status for it, and with the tags of both.
 */
export function withNotFoundPage(missing: SiteAnswer, page: SiteAnswer, status: 404 | 410): SiteAnswer {
  const [one, other] = [missing.call.tags, page.call.tags]
  const call = {
    tags: one && other ? [...one, ...other] : null,
    validAt: Math.min(missing.call.validAt, page.call.validAt),
    proofLessValidAt: Math.min(missing.call.proofLessValidAt, page.call.proofLessValidAt),
    renderedAt: Math.min(missing.call.renderedAt, page.call.renderedAt),
  }
  return { ...page, head: { ...page.head, status }, call }
}

/** The same answer, which these tags expire as well. */
export function withTags(answer: SiteAnswer, tags: readonly string[]): SiteAnswer {
  if (tags.length === 0 || answer.call.tags === null) return answer
  return { ...answer, call: { ...answer.call, tags: [...answer.call.tags, ...tags] } }
}

/** Where nothing stands any more, a permanent redirect to where it stands now: a path here, or another site by https. */
export function toRedirect(missing: SiteAnswer, movedTo: string): SiteAnswer {
  const { protocol, href, pathname } = new URL(movedTo, 'http://here')
  const location = protocol === 'https:' ? href : pathname
  const headers = { 'cache-control': missing.head.headers['cache-control'], location }
  return { ...missing, head: { ...missing.head, status: 308, headers, rawHeaders: ['location', location] } }
}

/** Whether a document is Next's empty one for a page that is not there. */
export const isEmptyNotFound = ({ head, body }: SiteAnswer) =>
  head.status === 404 && isHtml(head) && body.includes('<html id="__next_error__"')

const isHtml = ({ headers }: AnswerHead) => /^text\/html\b/i.test(headers['content-type'] ?? '')

function shareOf(status: number, isVariant: boolean): Share {
  if (status !== 200) return 'negatives'
  return isVariant ? 'variants' : 'pages'
}

function variesOf({ headers }: AnswerHead, isVariant: boolean, { variantHeaders }: AnswerRules): string {
  const varied = new Set(['accept-encoding'])
  for (const name of (headers.vary ?? '').toLowerCase().split(',')) if (name.trim() !== '') varied.add(name.trim())
  if (isVariant) for (const name of variantHeaders) varied.add(name)
  return [...varied].join(', ')
}

/** Headers of the site that are passed on, as a flat list; on a page, without what only Next's script would use. */
function ownHeaders(
  { headers, rawHeaders }: AnswerHead,
  { isDocument, isVariant }: { isDocument: boolean; isVariant: boolean },
): string[] {
  const perConnection = (headers.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  const list: string[] = []
  // Next names the target of a redirect twice.
  const seen = new Set<string>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    const value = rawHeaders[index + 1] ?? ''
    if (droppedHeaders.has(name) || name === staticHeader || perConnection.includes(name)) continue
    if (seen.has(`${name}:${value}`) || (name === 'x-nextjs-stale-time' && !isVariant)) continue
    seen.add(`${name}:${value}`)
    if (name === 'link' && isDocument) {
      const kept = value.split(/,\s*(?=<)/).filter((link) => !unusedLink.test(link))
      if (kept.length > 0) list.push(name, kept.join(', '))
    } else list.push(name, value)
  }
  return list
}
