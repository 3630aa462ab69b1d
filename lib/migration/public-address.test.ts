import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fetchPicture } from './fetch-picture'
import { isPublicAddress } from './public-address'

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '193.0.6.139', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::5'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'localhost',
    '',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('a picture of the old site', () => {
  it.each([
    'http://127.0.0.1:1/a.png',
    'http://[::1]:1/a.png',
    'http://localhost:1/a.png',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'ftp://x/a.png',
  ])('is never asked for at %s', async (address) => {
    expect(await fetchPicture(address, { bytesMax: 100 })).toMatchObject({
      reason: expect.stringMatching(/not a public one|no web address/),
    })
  })

  it('is left when it is too large, moved in a circle, or moved to where nothing may be asked for', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/large') response.end('x'.repeat(1000))
      else if (request.url === '/inside') response.writeHead(302, { location: 'http://10.0.0.1/' }).end()
      else if (request.url === '/circle') response.writeHead(302, { location: '/circle' }).end()
      else response.end('small')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const options = { bytesMax: 100, isAllowed: (ip: string) => ip === '127.0.0.1' }
    expect(await fetchPicture(`${base}/small`, options)).toEqual({ bytes: Buffer.from('small') })
    expect(await fetchPicture(`${base}/large`, options)).toMatchObject({ reason: expect.stringContaining('larger') })
    expect(await fetchPicture(`${base}/inside`, options)).toMatchObject({
      reason: expect.stringContaining('not a public one'),
    })
    expect(await fetchPicture(`${base}/circle`, options)).toMatchObject({ reason: expect.stringContaining('too many') })
    await new Promise((resolve) => server.close(resolve))
  })
})
