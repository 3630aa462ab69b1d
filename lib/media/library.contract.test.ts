import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, it, vi } from 'vitest'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import { env, type Env } from '@/lib/env'
import { createArticle } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveSection } from '@/lib/sections/section-commands'
import { addMedia, deleteMedia, describeMedia } from './media-commands'
import { findMedia, listMedia, openOriginal } from './media-lookup'
import { getVariant } from './media-variants'
import { appendUpload, beginUpload, findUpload, sweepUploads } from './upload-commands'
import { PART_BYTES } from './upload'
import { sectionWith } from '@/lib/sections/section.test-support'

vi.mock('@/lib/env', async (original) => {
  const { env: own } = await original<{ env: Env }>()
  return { env: { ...own, dataDirectory: mkdtempSync(join(tmpdir(), 'daily-digest-media-')) } }
})
afterAll(() => {
  rmSync(env.dataDirectory, { recursive: true, force: true })
})

const AUTHOR: Actor = { id: 'author-1', name: 'Leyla', role: 'author' }
let shade = 0
/** A picture that no test has kept before. */
const newPicture = (size = 8) => {
  shade += 1
  const background = { r: shade, g: 10, b: 20 }
  return sharp({ create: { width: size, height: size, channels: 3, background } })
    .png()
    .toBuffer()
}
/** Larger than one part: noise does not compress. */
const newLargePicture = () =>
  sharp({
    create: {
      width: 1100,
      height: 1000,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 99, sigma: 60 },
    },
  })
    .png()
    .toBuffer()

let halvesMade = 0

describeOnEachDatabase('the media library', () => {
  it('keeps the same bytes once', async () => {
    const bytes = await newPicture()
    const first = await addMedia(AUTHOR, { bytes, fileName: 'one.png' })
    const second = await addMedia(AUTHOR, { bytes, fileName: 'two.png' })
    expect([first.isKnown, second.isKnown, second.value.fileName]).toEqual([false, true, 'one.png'])
  })

  it('is searched by the beginnings of words, however they are written, newest first and page by page', async () => {
    const captions = ['Carpets of Şuşa', 'A carpet from Shusha', 'The port']
    for (const caption of captions) await addMedia(AUTHOR, { bytes: await newPicture(), fileName: 'x.png', caption })
    const found = async (query: string) => (await listMedia({ query })).files.map(({ caption }) => caption)
    expect(await found('carpet')).toEqual(['A carpet from Shusha', 'Carpets of Şuşa'])
    expect(await found('SUSA carp')).toEqual(['Carpets of Şuşa'])
    expect(await found('nothing like it')).toEqual([])
    const { files, next } = await listMedia({ limit: 2 })
    const rest = await listMedia({ after: next ?? '' })
    expect(files.map(({ caption }) => caption)).toEqual(['The port', 'A carpet from Shusha'])
    expect(rest.files[0]?.caption).toBe('Carpets of Şuşa')
  })

  it('changes what is said of a file, and only what is given', async () => {
    const { value } = await addMedia(AUTHOR, { bytes: await newPicture(), fileName: 'x.png', credit: 'Somebody' })
    await describeMedia(AUTHOR, { id: value.id, alt: 'A red square', focalPoint: { x: 0.2, y: 0.8 } })
    expect(await findMedia(value.id)).toMatchObject({ alt: 'A red square', credit: 'Somebody', focalPoint: { x: 0.2 } })
    await expect(describeMedia(AUTHOR, { id: value.id, focalPoint: { x: 2, y: 0 } })).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  it('cuts a picture in three ratios around its focal point, never enlarged, and anew for another point', async () => {
    const right = { create: { width: 200, height: 200, channels: 3, background: '#00f' } } as const
    // Files are kept by their content, and the disk is the same for each database.
    halvesMade += 1
    const left = { r: 255 - halvesMade, g: 0, b: 0 }
    const halves = sharp({ create: { width: 400, height: 200, channels: 3, background: left } }).composite([
      { input: right, left: 200, top: 0 },
    ])
    const { value } = await addMedia(AUTHOR, { bytes: await halves.png().toBuffer(), fileName: 'halves.png' })
    const sizeOf = async (file: string) => {
      const { width, height } = await sharp((await getVariant(value.id, file)) ?? undefined).metadata()
      return [width, height]
    }
    expect(await Promise.all(['16x9.webp', '4x3.webp', '1x1.webp'].map(sizeOf))).toEqual([
      [355, 200],
      [266, 200],
      [200, 200],
    ])
    expect(await getVariant(value.id, '1x1-90-50.webp')).toBeNull()

    await describeMedia(AUTHOR, { id: value.id, focalPoint: { x: 0.9, y: 0.5 } })
    const { channels } = await sharp((await getVariant(value.id, '1x1-90-50.webp')) ?? undefined).stats()
    expect(channels.map(({ mean }) => Math.round(mean / 50) * 50)).toEqual([0, 0, 250])
    expect(await getVariant(value.id, '1x1.webp')).toBeNull()
  })

  it('refuses to delete what an article shows, and says where; then it is gone with its bytes', async () => {
    await saveSection(SYSTEM_ACTOR, { ...SECTION })
    const { value } = await addMedia(AUTHOR, { bytes: await newPicture(), fileName: 'x.png' })
    const body = `<p>Text</p><figure><img src="/media/${value.id}" alt="A square"></figure>`
    const content = contentWith({ slug: 'shows-it', headline: 'It is shown', sectionIds: [SECTION.id], body })
    const article = (await createArticle(SYSTEM_ACTOR, content)).value
    expect(article.mediaIds).toEqual([value.id])
    await expect(deleteMedia(SYSTEM_ACTOR, value)).rejects.toThrow('“It is shown”')
    expect((await describeMedia(AUTHOR, { id: value.id, alt: 'New' })).staleTags).toEqual([`article:${article.id}`])

    const unused = (await addMedia(AUTHOR, { bytes: await newPicture(), fileName: 'y.png' })).value
    await expect(deleteMedia(AUTHOR, unused)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await deleteMedia(SYSTEM_ACTOR, unused)
    expect(await openOriginal(unused.id)).toBeNull()
  })

  it('receives a file in parts, goes on after a break, and bears a part that comes twice', async () => {
    const bytes = await newLargePicture()
    const { value: begun } = await beginUpload(AUTHOR, { fileName: 'large.png', bytes: bytes.byteLength })
    const part = (offset: number) =>
      appendUpload(AUTHOR, { id: begun.id, offset, bytes: bytes.subarray(offset, offset + PART_BYTES) })
    await part(0)
    expect((await part(0)).value).toMatchObject({ kind: 'going', received: PART_BYTES })
    expect((await findUpload(AUTHOR, begun)).value.received).toBe(PART_BYTES)
    const { value: done } = await part(PART_BYTES)
    expect(done).toMatchObject({ kind: 'done', isKnown: false, file: { format: 'png', width: 1100 } })
    await expect(findUpload(AUTHOR, begun)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('receives nothing too large, nothing of somebody else, and forgets what is left lying', async () => {
    const input = { fileName: 'x.png', bytes: 26 * 1024 * 1024 }
    await expect(beginUpload(AUTHOR, input)).rejects.toMatchObject({ code: 'INVALID' })
    const { value } = await beginUpload(AUTHOR, { fileName: 'x.png', bytes: 10 })
    await expect(findUpload({ ...AUTHOR, id: 'other' }, value)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const short = appendUpload(AUTHOR, { id: value.id, offset: 0, bytes: new Uint8Array(9) })
    await expect(short).rejects.toMatchObject({ code: 'INVALID' })
    const text = appendUpload(AUTHOR, { id: value.id, offset: 0, bytes: Buffer.from('not a pict') })
    await expect(text).rejects.toThrow('is not a picture')
    await expect(findUpload(AUTHOR, value)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { value: left } = await beginUpload(AUTHOR, { fileName: 'x.png', bytes: 10 })
    await sweepUploads(new AbortController().signal, new Date(Date.now() + 2 * 86_400_000))
    await expect(findUpload(AUTHOR, left)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

const SECTION = sectionWith({ id: 'media-section' })
