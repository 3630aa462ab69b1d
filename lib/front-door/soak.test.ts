import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { expiredTags } from './expired-tags.mjs'
import { soak, type Defect } from './soak.test-support'

/** The first answer to each request of a kind, given again for ever. */
const replaying =
  (isConcerned: (request: IncomingMessage) => boolean): NonNullable<Defect['spoil']> =>
  (handle) => {
    const remembered = new Map<string, { status: number; head: string[]; body: unknown }>()
    return (request, response) => {
      const key = `${request.method} ${request.url}`
      const known = remembered.get(key)
      if (!isConcerned(request)) handle(request, response)
      else if (known) response.writeHead(known.status, known.head).end(known.body)
      else
        handle(
          request,
          remember(response, (answer) => remembered.set(key, answer)),
        )
    }
  }

type Answer = { status: number; head: string[]; body: unknown }
function remember(response: ServerResponse, note: (answer: Answer) => void): ServerResponse {
  const writeHead = response.writeHead.bind(response)
  const end = response.end.bind(response)
  let answer: Answer
  return Object.assign(response, {
    writeHead: (status: number, head: string[]) => {
      answer = { status, head: [...head], body: undefined }
      return writeHead(status, head)
    },
    end: (body?: unknown) => {
      note({ ...answer, body })
      return end(body)
    },
  })
}

const accepts = ({ headers }: IncomingMessage, encoding: string) =>
  (headers['accept-encoding'] ?? '').includes(encoding) && headers['if-none-match'] === undefined

/** Doors that show an old page, each in one way only. */
const defects: [string, Defect][] = [
  ['hears of no expiry', { expiredTags: { ...expiredTags, isExpired: () => false } }],
  [
    'keeps an answer that was begun before an expiry as if it were new',
    {
      expiredTags: {
        ...expiredTags,
        beginCall: () =>
          Object.defineProperties(expiredTags.beginCall(), {
            validAt: { get: expiredTags.now },
            proofLessValidAt: { get: expiredTags.now },
          }),
      },
    },
  ],
  ['ignores expiries for HEAD', { spoil: replaying(({ method }) => method === 'HEAD') }],
  ['ignores expiries for brotli', { spoil: replaying((request) => accepts(request, 'br')) }],
  ['ignores expiries for gzip', { spoil: replaying((request) => accepts(request, 'gzip')) }],
  ['ignores expiries for router payloads', { spoil: replaying(({ headers }) => headers['rsc'] !== undefined) }],
  [
    'finds every page that a browser has unchanged',
    {
      spoil: (handle) => (request, response) => {
        const tag = request.headers['if-none-match']
        if (tag === undefined) handle(request, response)
        else response.writeHead(304, ['etag', tag]).end()
      },
    },
  ],
]

test('no reader sees an old page while an editor publishes', async () => {
  const { faults, judged } = await soak({ seconds: 2, readers: 16 })
  expect(faults).toEqual([])
  expect(judged).toBeGreaterThan(50)
})

test.each(defects)('the soak finds a door that %s', async (_name, defect) => {
  const { faults } = await soak({ seconds: 20, readers: 16, defect, isOneFaultEnough: true })
  expect(faults).not.toEqual([])
})
