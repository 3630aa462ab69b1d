import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/** The header by which the site learns where a request came from. Only this file writes it. */
export const CLIENT_NETWORK_HEADER = 'x-client-network'

/**
 * Marks a request with the network it came from, for limits, and takes away what a stranger may have written there.
 * With `trustedProxies` in front, each adds the address that it was called from to the end of `X-Forwarded-For`: the
 * one that the first of them saw is believed, and nothing before it.
 */
export function markClientNetwork(request: IncomingMessage, options: { trustedProxies: number }): void {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const seen = [...forwarded, request.socket.remoteAddress ?? '']
  const address = seen[Math.max(0, seen.length - 1 - options.trustedProxies)] ?? ''
  request.headers[CLIENT_NETWORK_HEADER] = networkOf(address)
}

/**
 * Who shares a limit: one IPv4 address, or an IPv6 /64, which is what one subscriber is given (RFC 6177) and can fill
 * with as many addresses as they like.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/^\[|\](:\d+)?$/g, '').replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(bare)) return bare.replace(/:\d+$/, '')
  const [head = '', tail] = bare.toLowerCase().split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array<string>(Math.max(0, missing)).fill('0'), ...last]
  const prefix = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${prefix.join(':')}::/64`
}
