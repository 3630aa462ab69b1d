import { describe, expect, it } from 'vitest'
import { CROP_RATIOS, cropBox, cropPath, fallbackSource, parseMediaKey, sourceSet, variantWidths } from './media'
import { parseVariantName } from './media-variants'

const key = 'a'.repeat(24)

describe('the widths of a picture', () => {
  it.each([
    [100, [100]],
    [160, [160]],
    [700, [160, 320, 480, 640, 700]],
    [1600, [160, 320, 480, 640, 960, 1280, 1600]],
    [4000, [160, 320, 480, 640, 960, 1280, 1600]],
  ])('are never above its own %i', (width, widths) => {
    expect(variantWidths(width)).toEqual(widths)
  })

  it('always leave one in a source set', () => {
    expect(sourceSet({ key, width: 4000 }, 'avif', 100)).toBe(`/media/${key}/160.avif 160w`)
    expect(fallbackSource({ key, width: 700 }, 650)).toBe(`/media/${key}/640.webp`)
    expect(fallbackSource({ key, width: 90 }, 50)).toBe(`/media/${key}/90.webp`)
  })
})

describe('a crop', () => {
  it.each([
    ['the middle of a broad picture', { width: 1600, height: 900 }, '1x1', [350, 0, 900, 900]],
    ['all of a picture in its ratio', { width: 1600, height: 900 }, '16x9', [0, 0, 1600, 900]],
    ['what is in focus', { width: 900, height: 1600, focalPoint: { x: 0.5, y: 0.3 } }, '1x1', [0, 30, 900, 900]],
    ['up to the edge', { width: 1600, height: 900, focalPoint: { x: 0.98, y: 0 } }, '4x3', [400, 0, 1200, 900]],
    ['a picture of one pixel', { width: 1, height: 1 }, '16x9', [0, 0, 1, 1]],
  ] as const)('shows %s', (_what, picture, ratio, [left, top, width, height]) => {
    expect(cropBox(picture, ratio)).toEqual({ left, top, width, height })
  })

  it('has an address of its own for each focal point, which names its ratio', () => {
    const paths = CROP_RATIOS.flatMap((ratio) => [
      cropPath({ key }, ratio),
      cropPath({ key, focalPoint: { x: 0.31, y: 1 } }, ratio),
    ])
    expect(paths.slice(0, 2)).toEqual([`/media/${key}/16x9.webp`, `/media/${key}/16x9-31-100.webp`])
    expect(paths.map((path) => parseVariantName(path.split('/').at(-1) ?? ''))).toEqual(
      CROP_RATIOS.flatMap((ratio) => [ratio, ratio]).map((ratio) => ({ kind: 'crop', ratio, format: 'webp' })),
    )
  })

  it.each(['16x9.avif', '16x10.webp', '3x2.webp', '16x9-1.webp', '16x9-1-2-3.webp', '../1x1.webp', '1x1.webp/'])(
    'is not %s',
    (file) => {
      expect(parseVariantName(file)).toBeNull()
    },
  )
})

describe('the key in an address', () => {
  it.each([
    [`/media/${key}`, key],
    [`/media/${key}/640.webp`, key],
    [`/media/${key.slice(1)}`, null],
    [`https://elsewhere.example/media/${key}`, null],
    [`/media/../${key}`, null],
  ])('%s', (address, expected) => {
    expect(parseMediaKey(address)).toBe(expected)
  })
})
