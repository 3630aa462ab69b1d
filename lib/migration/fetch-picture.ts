import 'server-only'
import { lookup } from 'node:dns'
import { get as getHttp, type IncomingMessage } from 'node:http'
import { get as getHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address'

export type FetchedPicture = { bytes: Uint8Array } | { reason: string }

const REDIRECTS_MAX = 4
const SECONDS_MAX = 30
const AGENT = 'DailyDigest-Import/1.0'

/**
 * Fetches a picture of the old site. Only over http and https, only from public addresses (looked at when the connection
 * is made, so that a name cannot change its mind), at most `bytesMax` and 30 seconds, at most four redirects.
 */
export async function fetchPicture(
  address: string,
  { bytesMax, isAllowed = isPublicAddress }: { bytesMax: number; isAllowed?: (ip: string) => boolean },
): Promise<FetchedPicture> {
  let at = address
  for (let step = 0; step <= REDIRECTS_MAX; step += 1) {
    if (!URL.canParse(at) || !/^https?:$/.test(new URL(at).protocol)) return { reason: 'its address is no web address' }
    try {
      const answer = await request(new URL(at), { bytesMax, isAllowed })
      if (!('redirect' in answer)) return answer
      at = new URL(answer.redirect, at).href
    } catch (error) {
      return { reason: error instanceof Error ? error.message : 'it could not be fetched' }
    }
  }
  return { reason: 'its address leads to too many others' }
}

function request(
  url: URL,
  { bytesMax, isAllowed }: { bytesMax: number; isAllowed: (ip: string) => boolean },
): Promise<FetchedPicture | { redirect: string }> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isAllowed(host)) return Promise.resolve({ reason: 'its address is not a public one' })
  const signal = AbortSignal.timeout(SECONDS_MAX * 1000)
  const get = url.protocol === 'https:' ? getHttps : getHttp
  return new Promise((resolve, reject) => {
    const asked = get(url, {
      signal,
      lookup: publicLookup(isAllowed),
      headers: { 'user-agent': AGENT, accept: 'image/*' },
    })
    asked.once('error', (error) => {
      reject(signal.aborted ? new Error(`it did not come within ${SECONDS_MAX} seconds`) : error)
    })
    asked.once('response', (response) => {
      const { statusCode = 0, headers } = response
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy()
        resolve({ redirect: headers.location })
      } else if (statusCode !== 200) {
        response.destroy()
        resolve({ reason: `its server answered ${statusCode}` })
      } else readBounded(response, bytesMax).then(resolve, reject)
    })
  })
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

/** A name is asked for once, and the connection goes to what was checked. */
const publicLookup =
  (isAllowed: (ip: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses
      if (error || !first) callback(error ?? new Error('its host has no address'), '', 0)
      else if (!addresses.every(({ address }) => isAllowed(address)))
        callback(new Error('its address is not a public one'), '', 0)
      else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
