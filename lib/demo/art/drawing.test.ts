import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { describePicture, drawPicture } from './drawing'
import { artSections, listInks, sectionColour } from './palette'
import { subjectNames, subjects } from './subjects'
import { wellFormed } from './well-formed'

const slugs = Array.from({ length: 300 }, (_, index) => `a-story-of-the-day-${index}`)

describe('a lead picture', () => {
  test('is the same each time it is drawn', () => {
    const options = { slug: 'how-the-corridor-works', section: 'energy' }

    expect(drawPicture(options)).toBe(drawPicture(options))
  })

  test('differs between sections for one slug', () => {
    const pictures = artSections.map((section) => drawPicture({ slug: 'one-slug', section }))

    expect(new Set(pictures).size).toBe(artSections.length)
  })

  test.each(artSections)(
    'of %s belongs to one of 300 articles only, is well-formed and within 3 to 40 KB',
    (section) => {
      const pictures = slugs.map((slug) => drawPicture({ slug, section }))

      const sizes = pictures.map((picture) => Buffer.byteLength(picture))
      expect(new Set(pictures).size).toBe(slugs.length)
      expect(pictures.filter((picture) => !wellFormed(picture))).toEqual([])
      expect(Math.min(...sizes)).toBeGreaterThan(3_000)
      expect(Math.max(...sizes)).toBeLessThan(40_000)
    },
  )

  test.each(artSections)(
    'of %s is rendered by sharp at full size, with more than one colour on it',
    async (section) => {
      const picture = Buffer.from(drawPicture({ slug: 'rendered', section }))

      const { width, height } = await sharp(picture).metadata()
      const { channels } = await sharp(picture).stats()

      expect([width, height]).toEqual([1600, 1000])
      expect(Math.max(...channels.map((channel) => channel.stdev))).toBeGreaterThan(15)
    },
  )

  test.each(subjectNames)('of %s is well-formed and says what it shows', (subject) => {
    const choice = { slug: 'asked-for', section: 'history', subject }

    const pictures = [0, 1, 2, 3].map((colourway) => drawPicture({ ...choice, colourway }))

    expect(new Set(pictures).size).toBe(4)
    expect(pictures.filter((picture) => !wellFormed(picture) || picture.length > 40_000)).toEqual([])
    expect(describePicture(choice)).toBe(`${subjects[subject].shows}; a flat print in brick.`)
  })

  test('comes round to the first colourway again', () => {
    const choice = { slug: 'asked-for', section: 'science', subject: 'orbits' } as const

    expect(drawPicture({ ...choice, colourway: 4 })).toBe(drawPicture({ ...choice, colourway: 0 }))
  })

  test('is described by one sentence that does not depend on its size', () => {
    const described = describePicture({ slug: 'how-the-corridor-works', section: 'energy' })

    expect(described).toMatch(/^[A-Z][^.]+; a flat print in flame\.$/)
  })

  test('takes the asked size and keeps its proportions', async () => {
    const picture = Buffer.from(drawPicture({ slug: 'square', section: 'culture', width: 600, height: 600 }))

    const { width, height } = await sharp(picture).metadata()

    expect([width, height]).toEqual([600, 600])
  })

  test('lets nothing of a hostile slug or section into its markup', () => {
    const hostile = '"><script>alert(1)</script>&<!--'

    const picture = drawPicture({ slug: hostile, section: hostile })

    expect(picture).not.toMatch(/script|alert|<!--|&/)
    expect(wellFormed(picture)).toBe(true)
  })

  test('carries no reference, text, style or script', () => {
    const pictures = artSections.flatMap((section) => slugs.slice(0, 40).map((slug) => drawPicture({ slug, section })))

    expect(
      pictures.filter((picture) => /href|<text|<style|<script|<image|<filter|NaN|undefined|Infinity/.test(picture)),
    ).toEqual([])
  })
})

describe('the palette', () => {
  test('gives every section a colour no other section has', () => {
    expect(new Set(artSections.map(sectionColour)).size).toBe(artSections.length)
  })

  test.each(artSections)('of %s sets off figure from ground and second from figure in grey', (section) => {
    const weak = listInks(section).filter(
      (inks) => contrast(inks.ground, inks.figure) < 1.75 || contrast(inks.figure, inks.second) < 1.4,
    )

    expect(weak).toEqual([])
  })

  test('answers for a section nobody has heard of', () => {
    expect(sectionColour('sport')).toBe(sectionColour('sport'))
    expect(wellFormed(drawPicture({ slug: 'x', section: 'sport' }))).toBe(true)
  })
})

/** WCAG 2.2 contrast ratio of two #rrggbb colours. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
