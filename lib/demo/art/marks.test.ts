import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { drawLogo } from './logo'
import { drawPartnerMark, partnerSlugs } from './partner-marks'
import { drawPortrait } from './portrait'
import { wellFormed } from './well-formed'

const authors = Array.from({ length: 200 }, (_, index) => `author-${index}`)

describe('a portrait', () => {
  test('is the same each time and a different one for each author', () => {
    const once = authors.map((slug) => drawPortrait({ slug, name: 'A. Person' }))
    const again = authors.map((slug) => drawPortrait({ slug, name: 'A. Person' }))

    expect(once).toEqual(again)
    expect(new Set(once).size).toBe(authors.length)
    expect(once.filter((portrait) => !wellFormed(portrait))).toEqual([])
  })

  test('is an emblem for a desk and a person for anyone else', () => {
    const desk = drawPortrait({ slug: 'same', name: 'Science desk' })
    const person = drawPortrait({ slug: 'same', name: 'Deskin Person' })

    expect(desk).not.toBe(person)
    expect(desk).not.toContain('clipPath')
    expect(person).toContain('clipPath')
  })

  test('lets nothing of a name into its markup', () => {
    expect(drawPortrait({ slug: '<script>', name: '<script>' })).not.toContain('script')
  })
})

test.each(partnerSlugs)('the mark of %s is well-formed and 480 by 240', async (slug) => {
  const mark = drawPartnerMark({ slug })

  const { width, height } = await sharp(Buffer.from(mark)).metadata()

  expect(wellFormed(mark)).toBe(true)
  expect([width, height]).toEqual([480, 240])
})

test.each(['light', 'dark'] as const)(
  'the logo on a %s page is well-formed and has no half-tones at 24 px',
  async (variant) => {
    const logo = drawLogo({ variant })

    const pixels = await sharp(Buffer.from(logo), { density: 18 })
      .resize(24, 24, { kernel: 'nearest' })
      .raw()
      .toBuffer()
    const colours = new Set(
      Array.from({ length: 24 * 24 }, (_, index) => pixels.subarray(index * 4, index * 4 + 4).toString('hex')),
    )

    expect(wellFormed(logo)).toBe(true)
    expect(colours.size).toBe(3)
  },
)

describe('the check these tests lean on', () => {
  test.each([
    ['<svg><g></svg></g>', 'crossed tags'],
    ['<svg></svg><svg></svg>', 'two roots'],
    ['<svg><g></svg>', 'an open tag'],
    ['<svg>text</svg>', 'text'],
    ['<svg><path d="a"b"/></svg>', 'a broken attribute'],
    ['<svg><g clip-path="url(#cut1)"></g></svg>', 'a reference to nothing'],
    ['<svg><g id="a"/><g id="a"/></svg>', 'an id given twice'],
  ])('refuses %s (%s)', (markup) => {
    expect(wellFormed(markup)).toBe(false)
  })
})
