import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'

/** What a browser fetches and runs for a page before anybody touches it; texts in bytes after gzip. */
export type PageWeight = {
  html: number
  script: number
  css: number
  fontFiles: number
  fontBytes: number
  thirdPartyRequests: number
}

const JAVASCRIPT_TYPES = new Set(['', 'module', 'text/javascript', 'application/javascript'])
const gzipped = (text: string | Buffer) => gzipSync(text, { level: 9 }).byteLength

/** Opens the page on a phone-sized screen, scrolls nothing, touches nothing, and waits until nothing more is fetched. */
export async function weighPage(browser: Browser, address: string): Promise<PageWeight> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  const page = await context.newPage()
  const weight: PageWeight = { html: 0, script: 0, css: 0, fontFiles: 0, fontBytes: 0, thirdPartyRequests: 0 }
  const pending: Promise<void>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).origin !== new URL(address).origin && !response.url().startsWith('data:'))
      weight.thirdPartyRequests += 1
    pending.push(
      (async () => {
        const kind = response.request().resourceType()
        if (!['document', 'script', 'stylesheet', 'font'].includes(kind)) return
        const body = await response.body()
        if (kind === 'document') weight.html += gzipped(body)
        if (kind === 'script') weight.script += gzipped(body)
        if (kind === 'stylesheet') weight.css += gzipped(body)
        if (kind !== 'font') return
        weight.fontFiles += 1
        weight.fontBytes += body.byteLength
      })(),
    )
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await Promise.all(pending)
  const inline = await page.evaluate(() =>
    [...document.scripts].filter((script) => !script.src).map((script) => ({ type: script.type, text: script.text })),
  )
  const running = inline.filter(({ type }) => JAVASCRIPT_TYPES.has(type)).map(({ text }) => text)
  if (running.length > 0) weight.script += gzipped(running.join('\n'))
  await context.close()
  return weight
}
