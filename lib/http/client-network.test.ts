import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { CLIENT_NETWORK_HEADER, markClientNetwork, networkOf } from './client-network'

const mark = (headers: Record<string, string>, trustedProxies: number) => {
  const request = { headers, socket: { remoteAddress: '10.0.0.1' } } as unknown as IncomingMessage
  markClientNetwork(request, { trustedProxies })
  return request.headers[CLIENT_NETWORK_HEADER]
}

describe('the network of a request', () => {
  it.each([
    ['nobody in front: the connection counts', {}, 0, '10.0.0.1'],
    ['what a stranger claims is not believed', { 'x-forwarded-for': '6.6.6.6' }, 0, '10.0.0.1'],
    ['nor is it in our own header', { [CLIENT_NETWORK_HEADER]: '6.6.6.6' }, 0, '10.0.0.1'],
    ['one proxy: what it saw', { 'x-forwarded-for': '6.6.6.6, 192.0.2.7' }, 1, '192.0.2.7'],
    ['two proxies: what the first saw', { 'x-forwarded-for': '6.6.6.6, 192.0.2.7, 10.0.0.2' }, 2, '192.0.2.7'],
    ['a proxy that says nothing: the proxy', {}, 1, '10.0.0.1'],
  ])('%s', (_, headers, trustedProxies, network) => {
    expect(mark(headers, trustedProxies)).toBe(network)
  })

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:4711', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['[2001:db8::1]:443', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
