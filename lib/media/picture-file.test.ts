import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPicture } from './picture-file'

const pixels = { create: { width: 40, height: 20, channels: 3, background: '#a33' } } as const
const camera = { IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitude: '40/1 22/1 0/1', GPSLatitudeRef: 'N' } }

describe('a picture that is kept', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('says nothing of where it was taken: %s', async (format) => {
    const taken = await sharp(pixels).withExif(camera).toFormat(format).toBuffer()
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    const { bytes, facts } = await readPicture(taken)
    expect(facts).toMatchObject({ format, width: 40, height: 20 })
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    expect(bytes.includes('Somebody')).toBe(false)
  })

  it('stands upright, however the camera was held, without a pixel encoded anew', async () => {
    const taken = await sharp(pixels).withMetadata({ orientation: 6 }).withExifMerge(camera).jpeg().toBuffer()
    const { bytes, facts } = await readPicture(taken)
    expect(facts).toMatchObject({ width: 20, height: 40 })
    expect((await sharp(bytes).metadata()).orientation).toBe(6)
    expect(bytes.includes('Somebody')).toBe(false)
    expect(bytes.subarray(-200)).toEqual(taken.subarray(-200))
  })

  it('is the same file, whatever was written about it', async () => {
    const [one, other] = await Promise.all([
      sharp(pixels).png().toBuffer(),
      sharp(pixels).withExif(camera).png().toBuffer(),
    ])
    expect((await readPicture(one)).bytes).toEqual((await readPicture(other)).bytes)
  })

  it.each([
    ['a text', Buffer.from('hello')],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['half a picture', Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), Buffer.alloc(50)])],
  ])('is not made from %s', async (_what, bytes) => {
    await expect(readPicture(bytes)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('is not larger than 25 MB or 60 megapixels, and the refusal says so', async () => {
    await expect(readPicture(Buffer.alloc(26 * 1024 * 1024))).rejects.toThrow('At most 25 MB')
    const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"><rect width="9" height="9"/></svg>'
    await expect(readPicture(Buffer.from(huge))).rejects.toThrow('81 megapixels')
  })
})
