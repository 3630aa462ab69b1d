import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fetchPicture } from './fetch-picture'

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
