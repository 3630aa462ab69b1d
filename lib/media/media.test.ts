import { describe, expect, it } from 'vitest'
import { fallbackSource, parseMediaKey, sourceSet, variantWidths } from './media'

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
