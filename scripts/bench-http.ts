import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { request as httpRequest } from 'node:http'
import { parseArgs } from 'node:util'
import { startNginxBeside } from './nginx-beside'

/**
 * Measures a running site: `npm run bench:http -- --door http://127.0.0.1:3000 --next http://127.0.0.1:3001
 * --path /opinion/some-story [--pages paths.txt] [--seconds 10] [--connections 16]`. `--next` is the same site without
 * the door; `--beside URL` is another server of the same page, and where an `nginx` is on the PATH it serves the same
 * bytes in the same run; `--pages` names a file with one path a line, else the sitemap's addresses are taken. With `--pid` (the
 * server's process, on Linux) each line ends with the processor time of a request: it stays true on a busy machine.
 */
type Load = {
  url: string
  connections: number
  duration: number
  headers?: Record<string, string>
  requests?: { path: string }[]
}
type LoadResult = {
  requests: { average: number; total: number }
  latency: { p50: number; p99: number; max: number }
  throughput: { average: number }
  non2xx: number
  errors: number
}

const autocannon = createRequire(import.meta.url)('autocannon') as (load: Load) => Promise<LoadResult>

const { values } = parseArgs({
  options: {
    door: { type: 'string', default: 'http://127.0.0.1:3000' },
    next: { type: 'string' },
    beside: { type: 'string' },
    path: { type: 'string', default: '/' },
    pages: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    pid: { type: 'string' },
    connections: { type: 'string', default: '16' },
  },
})
const { door, next, path } = values
const duration = Number(values.seconds)
const connections = Number(values.connections)
const browserHeaders = { 'accept-encoding': 'gzip, deflate, br' }

async function measure(name: string, load: Pick<Load, 'url'> & Partial<Load>): Promise<LoadResult> {
  const before = await processorMilliseconds()
  const result = await autocannon({ connections, duration, headers: browserHeaders, ...load })
  const { requests, latency, throughput, non2xx, errors } = result
  console.log(
    [
      name.padEnd(28),
      `${Math.round(requests.average)} requests/s`.padStart(18),
      `p50 ${latency.p50} ms`.padStart(12),
      `p99 ${latency.p99} ms`.padStart(12),
      `max ${latency.max} ms`.padStart(13),
      `${(throughput.average / 1e6).toFixed(1)} MB/s`.padStart(12),
      `other ${non2xx}, errors ${errors}`,
      before === null
        ? ''
        : `${Math.round(((((await processorMilliseconds()) ?? 0) - before) / requests.total) * 1000)} µs`,
    ].join('  '),
  )
  return result
}

/** Time that the server's process has used, in ticks of 10 ms; null where there is nothing to read it from. */
async function processorMilliseconds(): Promise<number | null> {
  if (values.pid === undefined) return null
  const fields = (await readFile(`/proc/${values.pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function listPages(): Promise<string[]> {
  if (values.pages !== undefined) {
    return (await readFile(values.pages, 'utf8')).split('\n').filter((line) => line.startsWith('/'))
  }
  return (await listSitemap('/sitemap.xml')).slice(0, 1_000)
}

/** The addresses of a sitemap, or of all sitemaps that an index names. */
async function listSitemap(sitemapPath: string): Promise<string[]> {
  const response = await fetch(door + sitemapPath)
  if (!response.ok) return []
  const xml = await response.text()
  const paths = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
  if (!xml.includes('<sitemapindex')) return paths
  return (await Promise.all(paths.map(listSitemap))).flat()
}

async function measureCold(pages: readonly string[]): Promise<void> {
  const times: number[] = []
  for (const page of pages) {
    const started = performance.now()
    const response = await fetch(door + page, { headers: browserHeaders })
    await response.arrayBuffer()
    if (response.headers.get('x-cache') === 'miss') times.push(performance.now() - started)
  }
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(1) ?? '-'
  console.log(
    `cold fill (${times.length} pages)`.padEnd(28),
    `median ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`,
  )
}

const pages = await listPages()
await measureCold(pages)

const first = await fetch(door + path, { headers: browserHeaders })
await first.arrayBuffer()
// The brotli encoding is made in the background: measure what readers get from the second second on.
await new Promise((resolve) => setTimeout(resolve, 1_000))
const warm = await askRaw(door + path)
const entityTag = warm.headers.get('etag') ?? ''

/** Bytes as they travel: fetch would decode them. */
function askRaw(address: string): Promise<{ body: Buffer; headers: Headers }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(address, { headers: browserHeaders, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const headers = new Headers()
        for (const [name, value] of Object.entries(response.headers)) headers.set(name, String(value))
        resolve({ body: Buffer.concat(chunks), headers })
      })
    })
    request.on('error', reject)
    request.end()
  })
}

const throughDoor = await measure(`door ${path}`, { url: door + path })
await measure('door 304', { url: door + path, headers: { ...browserHeaders, 'if-none-match': entityTag } })
if (pages.length > 0) {
  await measure(`door, ${pages.length} pages`, { url: door, requests: pages.map((page) => ({ path: page })) })
}
const compare = async (name: string, url: string) => {
  const other = await measure(name, { url })
  return throughDoor.requests.average / other.requests.average
}
if (next !== undefined) {
  const ratio = await compare(`Next ${path}`, next + path)
  console.log(
    `through the door: ${ratio.toFixed(1)} times Next (goal: 20); p99 ${throughDoor.latency.p99} ms (goal: 5)`,
  )
}
if (values.beside !== undefined) {
  console.log(`through the door: ${(await compare(values.beside, values.beside)).toFixed(2)} times ${values.beside}`)
}
const nginx = await startNginxBeside(warm)
if (nginx) {
  try {
    const share = await compare(`nginx, ${warm.body.byteLength} bytes`, nginx.url)
    console.log(`through the door: ${Math.round(share * 100)} % of nginx's rate with the same bytes (goal: 70 %)`)
  } finally {
    await nginx.stop()
  }
} else console.log('There is no nginx on the PATH to compare with.')
