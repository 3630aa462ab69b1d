import { request as httpRequest, type Agent, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** What an answer has to show at least: the revision of each subject that stands on the page. */
export type Revisions = Readonly<Record<string, number>>

export type Seen = { status: number; headers: IncomingHttpHeaders; text: string }

/** The ways in which a page can be asked for; a door may be right in one and wrong in another. */
export const WAYS = [
  { method: 'GET', headers: {} },
  { method: 'GET', headers: { 'accept-encoding': 'gzip' } },
  { method: 'GET', headers: { 'accept-encoding': 'gzip, br' } },
  { method: 'GET', headers: { rsc: '1' } },
  { method: 'HEAD', headers: {} },
  { method: 'HEAD', headers: { 'accept-encoding': 'gzip, br' } },
  { method: 'GET', headers: { 'accept-encoding': 'gzip' }, isConditional: true },
  { method: 'GET', headers: { 'accept-encoding': 'gzip, br' }, isConditional: true },
] as const satisfies readonly { method: string; headers: Record<string, string>; isConditional?: true }[]
export type Way = (typeof WAYS)[number]

/** Pages say `subject=revision;` somewhere in their text, as often as they like. */
const marks = /([\w-]+)=(\d+);/g
const entriesMax = 50_000

/**
 * Watches what readers are shown. A page's entity tag stands for its text, so an answer without a body (HEAD, 304) is
 * judged by the text that came with the same tag, before or after it.
 */
export function createWitness() {
  const faults: string[] = []
  const textOf = new Map<string, Map<string, number>>()
  const open = new Map<string, { least: Revisions; what: string }[]>()
  const lastTag = new Map<string, string>()
  let judged = 0
  let lastGood = 0

  function compare(shown: ReadonlyMap<string, number>, least: Revisions, what: string): void {
    judged += 1
    for (const [subject, revision] of Object.entries(least)) {
      const seen = shown.get(subject)
      if (seen === undefined || seen < revision) faults.push(`${what}: ${subject} is ${seen}, not ${revision}`)
    }
  }

  return {
    faults,
    /** How many answers were compared with what they had to show. */
    judged: () => judged,

    /** How many answers said by themselves (`Warning: 111`) that the site was too late and they may be old. */
    lastGood: () => lastGood,

    /** The headers to ask with, a conditional request's tag among them. */
    headersFor(path: string, way: Way): Record<string, string> {
      const known = 'isConditional' in way ? lastTag.get(path) : undefined
      return known === undefined ? way.headers : { ...way.headers, 'if-none-match': known }
    },

    judge(path: string, way: Way, { least, seen }: { least: Revisions; seen: Seen }): void {
      const what = `${way.method} ${path} ${JSON.stringify(way.headers)} ${seen.status}`
      const tag = seen.headers.etag
      if ((seen.status !== 200 && seen.status !== 304) || tag === undefined) {
        faults.push(`${what}: no page`)
        return
      }
      if (seen.headers['warning'] !== undefined) {
        lastGood += 1
        return
      }
      const hash = `${path} ${tag.replace(/(?:-br|-gz)?"$/, '')}`
      if (way.method === 'HEAD' || seen.status === 304) {
        const shown = textOf.get(hash)
        if (shown) compare(shown, least, what)
        else open.set(hash, [...(open.get(hash) ?? []), { least, what }])
        return
      }
      const shown = oldestMarks(seen.text)
      compare(shown, least, what)
      for (const waiting of open.get(hash) ?? []) compare(shown, waiting.least, waiting.what)
      open.delete(hash)
      if (textOf.size > entriesMax) textOf.clear()
      textOf.set(hash, shown)
      if (!('rsc' in way.headers)) lastTag.set(path, tag)
    },
  }
}

/** Of each subject the oldest revision that the text names: one old place is enough. */
function oldestMarks(text: string): Map<string, number> {
  const oldest = new Map<string, number>()
  for (const [, subject = '', revision] of text.matchAll(marks)) {
    oldest.set(subject, Math.min(oldest.get(subject) ?? Infinity, Number(revision)))
  }
  return oldest
}

export function look(options: {
  port: number
  path: string
  method: string
  headers: Record<string, string>
  agent: Agent
}): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, text: decode(Buffer.concat(chunks), headers['content-encoding']) })
      })
    })
    request.on('error', reject)
    request.end()
  })
}

function decode(body: Buffer, encoding: string | undefined): string {
  if (body.byteLength === 0 || encoding === undefined) return body.toString()
  return (encoding === 'br' ? brotliDecompressSync(body) : gunzipSync(body)).toString()
}
