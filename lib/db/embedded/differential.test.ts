import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkAgainstMingo } from './differential-cases'
import { startTestServer } from './test-server'
import type { TestServer } from './test-server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

it('400 random cases: answers through indexes are those of a plain scan with mingo', async () => {
  await checkAgainstMingo(server, 400)
  expect(server.slow.length).toBeGreaterThan(0)
}, 120_000)
