import 'server-only'
import type { IncomingMessage } from 'node:http'
import { askPublic } from '@/lib/http/ask-public'

export type FetchedPicture = { bytes: Uint8Array } | { reason: string }

const REDIRECTS_MAX = 4
const SECONDS_MAX = 30
const HEADERS = { 'user-agent': 'DailyDigest-Import/1.0', accept: 'image/*' }

type Bounds = { bytesMax: number; isAllowed?: (ip: string) => boolean }

/**
 * Fetches a picture of the old site. Only over http and https, only from public addresses, at most `bytesMax` and 30
 * seconds, at most four redirects.
 */
export async function fetchPicture(address: string, bounds: Bounds): Promise<FetchedPicture> {
  let at = address
  for (let step = 0; step <= REDIRECTS_MAX; step += 1) {
    if (!URL.canParse(at) || !/^https?:$/.test(new URL(at).protocol)) return { reason: 'its address is no web address' }
    try {
      const answer = await request(new URL(at), bounds)
      if (!('redirect' in answer)) return answer
      at = new URL(answer.redirect, at).href
    } catch (error) {
      return { reason: error instanceof Error ? error.message : 'it could not be fetched' }
    }
  }
  return { reason: 'its address leads to too many others' }
}

async function request(url: URL, { bytesMax, isAllowed }: Bounds): Promise<FetchedPicture | { redirect: string }> {
  const response = await askPublic(url, { headers: HEADERS, secondsMax: SECONDS_MAX, isAllowed })
  const { statusCode = 0, headers } = response
  if (statusCode === 200) return readBounded(response, bytesMax)
  response.destroy()
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) return { redirect: headers.location }
  return { reason: `its server answered ${statusCode}` }
}

async function readBounded(response: IncomingMessage, bytesMax: number): Promise<FetchedPicture> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    const part = chunk as Buffer
    bytes += part.byteLength
    if (bytes > bytesMax) {
      response.destroy()
      return { reason: `it is larger than ${Math.round(bytesMax / 1024 / 1024)} MB` }
    }
    chunks.push(part)
  }
  return { bytes: Buffer.concat(chunks) }
}
