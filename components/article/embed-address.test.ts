import { describe, expect, it } from 'vitest'
import { embedOf } from './embed-address'

describe('the frame of an embed', () => {
  it.each([
    [
      'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
      'YouTube',
      'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1',
    ],
    ['https://youtu.be/aqz-KE-bpKQ', 'YouTube', 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1'],
    ['https://x.com/nasa/status/123', 'X', 'https://platform.twitter.com/embed/Tweet.html?id=123&dnt=true'],
    ['https://t.me/durov/5', 'Telegram', 'https://t.me/durov/5?embed=1'],
    ['https://www.instagram.com/p/Cabc_1/', 'Instagram', 'https://www.instagram.com/p/Cabc_1/embed'],
  ])('of %s is the one of %s', (address, provider, frame) => {
    expect(embedOf(address)).toEqual({ provider, frame })
  })

  it.each([
    'https://www.youtube.com/watch?v="><script>',
    'https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ',
    'https://example.org/film',
    'not an address',
  ])('is never made from %s', (address) => {
    expect(embedOf(address).frame).toBeNull()
  })
})
