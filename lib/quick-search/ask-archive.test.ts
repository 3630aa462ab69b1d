import { afterEach, expect, it, vi } from 'vitest'
import { searchAnswerSchema } from '@/lib/search/search-answer'
import { askArchive } from './ask-archive'

const answerWith = (path: string) =>
  searchAnswerSchema.parse({
    total: 1,
    isMore: false,
    corrected: null,
    path: '/search?q=salt',
    results: [
      {
        id: 'a'.repeat(24),
        path,
        headline: 'Salt',
        section: null,
        publishedAt: '2026-11-01T09:00:00.000Z',
        passage: [{ text: 'of ', isMatch: false }],
      },
    ],
  })
const answering = (body: unknown, status = 200) => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })))
}
const ask = () => askArchive('salt', new AbortController().signal)

afterEach(() => {
  vi.unstubAllGlobals()
})

it('what the archive answers is what the browser shows', async () => {
  answering(answerWith('/news/salt#:~:text=of%20salt'))
  expect(await ask()).toMatchObject([{ path: '/news/salt#:~:text=of%20salt', headline: 'Salt', section: null }])
})

it('a hit leads nowhere but to this site', async () => {
  answering(answerWith('javascript:alert(1)'))
  await expect(ask()).rejects.toThrow()
})

it('an answer that is none is an error', async () => {
  answering({ error: 'limited' }, 429)
  await expect(ask()).rejects.toThrow('429')
})
