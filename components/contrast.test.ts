import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SECTION_MARKS } from '@/lib/sections/section'

const css = readFileSync(new URL('../app/styles/tokens.css', import.meta.url), 'utf8')

describe('the colours of both themes', () => {
  it.each([
    ['ink', 'paper', 7],
    ['ink', 'sheet', 7],
    ['ink', 'mark', 7],
    ['soft', 'paper', 4.5],
    ['soft', 'sheet', 4.5],
    ['accent', 'paper', 4.5],
    ['accent', 'sheet', 4.5],
    ['edge', 'paper', 3],
  ])('%s on %s has a contrast of at least %f', (front, back, least) => {
    const ratios = [0, 1].map((theme) => contrast(token(front)[theme], token(back)[theme]))
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(least)
  })

  it('keep every hue of a section legible on paper, on its own wash and as a rule', () => {
    const hues = Array.from({ length: 361 }, (_, hue) => hue)
    const ratios = hues.flatMap((hue) =>
      [0, 1].flatMap((theme) => {
        const ink = sectionToken('section-ink', hue)[theme]
        return [contrast(ink, token('paper')[theme]), contrast(ink, sectionToken('section-wash', hue)[theme])]
      }),
    )
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the marks of sections', () => {
  it.each(SECTION_MARKS)('%s is drawn', (mark) => {
    expect(css).toMatch(new RegExp(`--shape-${mark}: polygon\\(`))
  })
})

type Color = [lightness: number, chroma: number, hue: number]

/** A token's colour in the light and the dark theme. */
function token(name: string): [Color, Color] {
  return colorsIn(new RegExp(`--color-${name}: light-dark\\((.*)\\);`).exec(css)?.[1] ?? '')
}

function sectionToken(name: string, hue: number): [Color, Color] {
  return colorsIn(
    (new RegExp(`--${name}: light-dark\\((.*)\\);`).exec(css)?.[1] ?? '').replaceAll('var(--section-hue)', String(hue)),
  )
}

function colorsIn(text: string): [Color, Color] {
  const [light, dark] = [...text.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(
    ([, lightness, chroma, hue]): Color => [Number(lightness), Number(chroma), Number(hue)],
  )
  if (!light || !dark) throw new Error(`Not two colours: ${text}`)
  return [light, dark]
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Color | undefined, other: Color | undefined): number {
  if (!one || !other) return 0
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (brighter + 0.05) / (darker + 0.05)
}

/** OKLCH to relative luminance, by the matrices of CSS Color 4; what sRGB cannot show is clipped. */
function luminance([lightness, chroma, hue]: Color): number {
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (channel: number) => Math.min(1, Math.max(0, channel))
  const red = clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short)
  const green = clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short)
  const blue = clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
