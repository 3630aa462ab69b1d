import 'server-only'
import { lookup } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address'

type Asking = {
  method?: 'GET' | 'HEAD'
  headers: Record<string, string>
  secondsMax: number
  signal?: AbortSignal
  isAllowed?: ((ip: string) => boolean) | undefined
}

/** An address that leads into this machine, its network or nowhere. */
export const NOT_PUBLIC = 'its address is not a public one'

/**
 * Asks the public internet, over http or https, and gives back the answer with its body unread; whoever asks reads or
 * destroys it, and follows redirects by asking again. Addresses are looked at when the connection is made, so that a
 * name cannot change its mind. Throws an Error: `NOT_PUBLIC`, the network's own, or that nothing came in time.
 */
export async function askPublic(
  url: URL,
  { method = 'GET', headers, secondsMax, signal, isAllowed = isPublicAddress }: Asking,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isAllowed(host)) throw new Error(NOT_PUBLIC)
  const timeout = AbortSignal.timeout(secondsMax * 1000)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method,
      headers,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      lookup: publicLookup(isAllowed),
    })
    asked.once('error', (error) => {
      reject(timeout.aborted ? new Error(`it did not come within ${secondsMax} seconds`) : error)
    })
    asked.once('response', resolve)
    asked.end()
  })
}

/** A name is asked for once, and the connection goes to what was checked. */
const publicLookup =
  (isAllowed: (ip: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses
      if (error || !first) callback(error ?? new Error('its host has no address'), '', 0)
      else if (!addresses.every(({ address }) => isAllowed(address))) callback(new Error(NOT_PUBLIC), '', 0)
      else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
