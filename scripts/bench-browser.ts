import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser } from './find-browser'
import { environment } from './run'
import { startSite } from './site-process'

const ARTICLE = '/energy/how-southern-gas-corridor-works'
const RUNS = 5

/** A phone of the middle of the field on a slow mobile network: the conditions that Lighthouse names "slow 4G". */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
const CPU_SLOWDOWN = 4
const LATE_PAINT_MILLISECONDS = 2_000

type Timing = { largestPaint: number; layoutShift: number; blocked: number }

const folder = mkdtempSync(join(tmpdir(), 'daily-digest-bench-'))
const { executablePath, args } = await findBrowser(environment)
const browser = await chromium.launch({ executablePath, args })
const site = await startSite({ DATA_DIR: folder, DEMO_NOW: '2026-11-23T09:00:00Z' })
const plain = await servePlainCopy(site.url)
try {
  await timePage(browser, site.url + ARTICLE)
  const [ours, theirs] = [await medianOf(browser, site.url + ARTICLE), await medianOf(browser, plain.url)]
  const row = (name: string, { largestPaint, layoutShift, blocked }: Timing) =>
    `${name.padEnd(28)} LCP ${largestPaint.toFixed(0).padStart(6)} ms   CLS ${layoutShift.toFixed(3)}   blocked ${blocked.toFixed(0).padStart(4)} ms`
  console.log(`412 px, ${CPU_SLOWDOWN}x slower processor, 1.6 Mbps, 150 ms, median of ${RUNS}`)
  console.log(row('the article', ours))
  console.log(row('the same, written by hand', theirs))
  const { scriptBytes, dialogMs } = await timeFirstTouch(browser, site.url + ARTICLE)
  console.log(
    `script before the first touch ${(scriptBytes / 1024).toFixed(1)} KB gzipped (goal: at most 8); ` +
      `blocked ${ours.blocked.toFixed(0)} ms (goal: at most 30); ` +
      `from the search button to its dialog ${dialogMs.toFixed(0)} ms (goal: at most 1200)`,
  )
  console.log(
    `LCP is ${(ours.largestPaint / theirs.largestPaint).toFixed(2)} times the hand-written page's (goal: at most 1.2)`,
  )
} finally {
  plain.close()
  await browser.close()
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function medianOf(target: Browser, address: string): Promise<Timing> {
  const timings: Timing[] = []
  for (let run = 0; run < RUNS; run += 1) timings.push(await timePage(target, address))
  const middle = (part: keyof Timing) =>
    timings.map((timing) => timing[part]).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN
  return { largestPaint: middle('largestPaint'), layoutShift: middle('layoutShift'), blocked: middle('blocked') }
}

async function openPhone(target: Browser): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await target.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  // Functions that are sent to the page call what esbuild names functions with.
  await page.addInitScript('globalThis.__name = (named) => named')
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  return { page, close: () => context.close() }
}

async function timePage(target: Browser, address: string): Promise<Timing> {
  const { page, close } = await openPhone(target)
  await page.addInitScript(() => {
    const seen = { largestPaint: 0, layoutShift: 0, blocked: 0 }
    Object.assign(globalThis, { seen })
    const observe = (type: string, note: (entry: PerformanceEntry) => void) => {
      new PerformanceObserver((list) => {
        list.getEntries().forEach(note)
      }).observe({ type, buffered: true })
    }
    observe('largest-contentful-paint', (entry) => (seen.largestPaint = entry.startTime))
    observe('layout-shift', (entry) => (seen.layoutShift += (entry as PerformanceEntry & { value: number }).value))
    observe('longtask', (entry) => (seen.blocked += Math.max(0, entry.duration - 50)))
  })
  await page.goto(address)
  // A quiet line is no sign of a painted page: a slowed-down processor may still be at it, and pictures come later.
  await page.waitForFunction(() => (globalThis as unknown as { seen: Timing }).seen.largestPaint > 0)
  await page.waitForTimeout(LATE_PAINT_MILLISECONDS)
  const timing = await page.evaluate(() => (globalThis as unknown as { seen: Timing }).seen)
  await close()
  return timing
}

/** What a reader has loaded before reaching for anything, and how long the first touch takes on a cold cache. */
async function timeFirstTouch(target: Browser, address: string): Promise<{ scriptBytes: number; dialogMs: number }> {
  const { page, close } = await openPhone(target)
  await page.goto(address, { waitUntil: 'networkidle' })
  const { inline, loaded } = await page.evaluate(() => {
    const inert = ['application/ld+json', 'speculationrules', 'text/late']
    const scripts = [...document.scripts].filter(({ src, type }) => src === '' && !inert.includes(type))
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const loaded = files.filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    return {
      inline: scripts.map(({ text }) => text).join('\n'),
      loaded: loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    }
  })
  const button = page.getByRole('button', { name: 'Search', exact: true }).first()
  const dialogMs = await button.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const started = performance.now()
        const look = () => {
          if (document.querySelector('dialog[open]')) resolve(performance.now() - started)
          else requestAnimationFrame(look)
        }
        ;(element as HTMLButtonElement).click()
        requestAnimationFrame(look)
      }),
  )
  await close()
  return { scriptBytes: gzipSync(inline).byteLength + loaded, dialogMs }
}

/** The same words and the same picture as one would write them by hand: no script, no font, a few lines of style. */
async function servePlainCopy(origin: string): Promise<{ url: string; close: () => void }> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  await page.goto(origin + ARTICLE, { waitUntil: 'networkidle' })
  const copy = await page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>('main figure img')
    const words = [...document.querySelectorAll('main h1, main p, main h2, main li')].map(
      ({ textContent }) => `<p>${textContent}</p>`,
    )
    return {
      words: words.join(''),
      source: picture?.currentSrc ?? '',
      width: picture?.width ?? 0,
      height: picture?.height ?? 0,
    }
  })
  await context.close()
  const picture = Buffer.from(await (await fetch(copy.source)).arrayBuffer())
  const html = gzipSync(
    `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Copy</title>` +
      `<style>body{max-width:40rem;margin:auto;font:19px/1.55 Georgia,serif}img{width:100%;height:auto}</style>` +
      `<img src="/picture" width="${copy.width}" height="${copy.height}" alt="" fetchpriority="high">${copy.words}`,
  )
  const server = createServer((request, response) => {
    const isPicture = request.url === '/picture'
    response.setHeader('content-type', isPicture ? 'image/avif' : 'text/html')
    if (!isPicture) response.setHeader('content-encoding', 'gzip')
    response.end(isPicture ? picture : html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}
