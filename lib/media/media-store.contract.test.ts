import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBucketStore } from './bucket-store'
import { createDiskStore } from './disk-store'
import type { MediaStore } from './media-store'

const folder = () => mkdtemp(join(tmpdir(), 'daily-digest-store-'))

async function openDisk() {
  const directory = await folder()
  return { store: createDiskStore(directory), close: () => rm(directory, { recursive: true }) }
}

async function openBucket() {
  const directory = await folder()
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory },
    configureBuckets: [{ name: 'pictures', configs: [] }],
  })
  const { port } = await server.run()
  const store = createBucketStore({
    bucket: 'pictures',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    keys: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  })
  const close = async () => {
    await server.close()
    await rm(directory, { recursive: true })
  }
  return { store, close }
}

describe.each([
  ['a disk', openDisk],
  ['a bucket', openBucket],
])('files on %s', (_name, open) => {
  let store: MediaStore
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ store, close } = await open())
  })
  afterAll(() => close())
  const put = (name: string, words: string) => store.put(name, Buffer.from(words), { type: 'image/png' })

  it('come back as they were written, whole or as a stream', async () => {
    await put('variants/a/160.webp', 'təze')
    expect((await store.get('variants/a/160.webp'))?.toString()).toBe('təze')
    expect(await store.stat('variants/a/160.webp')).toEqual({ bytes: 5 })
    const stream = await store.stream('variants/a/160.webp')
    expect(stream && (await text(stream))).toBe('təze')
  })

  it('are written over whole', async () => {
    await put('originals/b', 'a longer first text')
    await put('originals/b', 'short')
    expect((await store.get('originals/b'))?.toString()).toBe('short')
  })

  it('are null where there is none, and may be removed twice', async () => {
    await put('originals/c', 'x')
    await store.remove('originals/c')
    await store.remove('originals/c')
    expect([
      await store.get('originals/c'),
      await store.stat('originals/c'),
      await store.stream('originals/c'),
    ]).toEqual([null, null, null])
  })
})
