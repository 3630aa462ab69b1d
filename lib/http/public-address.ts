import { isIP } from 'node:net'

/**
 * Whether an IP address is one of the public internet: what others name must never reach this machine, its
 * network or a cloud's own services. Source: IANA's registries of special-purpose addresses.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return isPublicV4(address)
  if (isIP(address) !== 6) return false
  const written = address.toLowerCase()
  const mapped = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(written)?.[1]
  if (mapped !== undefined) return isPublicV4(mapped)
  // 2000::/3 is all that has been given out; 2001:0::/23 and 2002::/16 lead to other networks, 2001:db8::/32 nowhere.
  return (
    /^[23][0-9a-f]{3}:/.test(written) &&
    !/^(2001:(0{0,3}[0-9a-f]?[0-9a-f]?[01]?[0-9a-f]{0,2})?:(?=:|0)|2001::|2001:0?db8:|2002:|3fff:)/.test(written)
  )
}

const RESERVED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

const isPublicV4 = (address: string) =>
  RESERVED_V4.every(([base, bits]) => numberOf(address) >>> (32 - bits) !== numberOf(base) >>> (32 - bits))

const numberOf = (address: string) => address.split('.').reduce((sum, part) => ((sum << 8) | Number(part)) >>> 0, 0)
