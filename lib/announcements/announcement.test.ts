import { describe, expect, it, vi } from 'vitest'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toIndexNowPost, turnOf } from './announcement'
import { serveIndexNowKey } from './index-now-key'

const KEY = 'a1b2c3d4e5f6'

describe('changes of ten seconds', () => {
  it('are told together, after the last of them', () => {
    const [first, last, next] = ['00.000', '09.999', '10.000'].map((second) =>
      turnOf(new Date(`2026-11-23T09:00:${second}Z`)),
    )
    expect(first).toEqual(last)
    expect(first?.runAt.getTime()).toBeGreaterThan(Date.parse('2026-11-23T09:00:09.999Z'))
    expect(next?.key).not.toBe(first?.key)
  })
})

describe('what IndexNow is told (indexnow.org, "Submitting set of URLs")', () => {
  it('names the host, the key and where it stands, and each address once, whole', () => {
    const paths = ['/news/a', '/news/café', '/news/a']
    expect(toIndexNowPost(paths, { siteUrl: 'https://digest.example', key: KEY })).toEqual({
      host: 'digest.example',
      key: KEY,
      keyLocation: `https://digest.example/${KEY}.txt`,
      urlList: ['https://digest.example/news/a', 'https://digest.example/news/caf%C3%A9'],
    })
  })
})

describe('the key of IndexNow', () => {
  const ask = (url: string, key: string | undefined) => {
    const handle = vi.fn()
    const response = { writeHead: () => response, end: vi.fn() }
    serveIndexNowKey(handle, key)({ url } as unknown as IncomingMessage, response as unknown as ServerResponse)
    return handle.mock.calls.length > 0 ? 'the site' : String(response.end.mock.calls.flat()[0])
  }

  it('stands at its own address, and nowhere where there is none', () => {
    expect(ask(`/${KEY}.txt`, KEY)).toBe(KEY)
    expect(ask('/another-key.txt', KEY)).toBe('the site')
    expect(ask('/undefined.txt', undefined)).toBe('the site')
  })
})
