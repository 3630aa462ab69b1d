import { clothOver, sheetHeight, sheetWidth } from './cloth'
import { listCompositions } from './compositions'
import { listInks, toArtSection } from './palette'
import { createRandom } from './random'
import { bar, decimal } from './shape'

/**
 * The lead picture of an article: one self-contained SVG of 6 to 40 KB, the same for the same slug and section for ever,
 * and no other article's. Holds numbers and dyes only: nothing of the slug or the section reaches the markup, so a
 * hostile one is harmless. Another width and height crop about the middle, they do not distort.
 */
export function drawPicture(options: {
  readonly slug: string
  readonly section: string
  readonly width?: number
  readonly height?: number
}): string {
  const { slug, section, width = sheetWidth, height = sheetHeight } = options
  const artSection = toArtSection(section)
  const random = createRandom(`${section}/${slug}`)
  const inks = random.pick(listInks(artSection))
  const compose = random.pick(listCompositions(artSection))
  const size = `width="${decimal(width)}" height="${decimal(height)}"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 1600 1000" preserveAspectRatio="xMidYMid slice">` +
    bar(0, 0, sheetWidth, sheetHeight, inks.ground) +
    compose({ random, inks }) +
    clothOver(random) +
    '</svg>'
  )
}
