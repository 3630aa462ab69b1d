import type { Random } from './random'
import { bar, counted, decimal, disc } from './shape'
import { dyes } from './dyes'

export const sheetWidth = 1600
export const sheetHeight = 1000

/**
 * What makes a print of a flat drawing: abrash (the bands where a weaver began a new batch of the same dye), the
 * weave itself, and a few flaws. Each is felt at full size and gone at 80 px.
 */
export function clothOver(random: Random): string {
  return abrash(random) + weave() + flaws(random)
}

/** The loose warp at the two ends of a rug, hanging from a horizontal edge. */
export function fringe(random: Random, x: number, y: number, width: number, length: number, colour: string): string {
  const count = Math.floor(width / 14)
  const threads = counted(count, (index) => {
    const start = x + ((index + 0.5) / count) * width
    const end = start + random.between(-4, 4)
    return `M${decimal(start)} ${decimal(y)}L${decimal(end)} ${decimal(y + length * random.between(0.8, 1.05))}`
  })
  return `<path d="${threads.join('')}" fill="none" stroke="${colour}" stroke-width="3.5"/>`
}

function abrash(random: Random): string {
  let bands = ''
  let y = -random.between(0, 60)
  while (y < sheetHeight) {
    const height = random.between(14, 110)
    const tint = random.chance(0.5) ? dyes.ink : dyes.paper
    bands += `<g opacity="${random.between(0.01, 0.034).toFixed(3)}">${bar(0, y, sheetWidth, height, tint)}</g>`
    y += height + random.between(0, 90)
  }
  return bands
}

/** One tile for the whole sheet: weft above, warp below, in ink and in paper, so that it shows on every colour. */
function weave(): string {
  return (
    `<pattern id="weave" width="8" height="6" patternUnits="userSpaceOnUse">` +
    `<path d="M0 1.5h4M4 4.5h4" stroke="${dyes.ink}" stroke-opacity=".07" stroke-width="1"/>` +
    `<path d="M4 1.5h4M0 4.5h4" stroke="${dyes.paper}" stroke-opacity=".09" stroke-width="1"/></pattern>` +
    `<rect width="${decimal(sheetWidth)}" height="${decimal(sheetHeight)}" fill="url(#weave)"/>`
  )
}

function flaws(random: Random): string {
  const specks = counted(26, () =>
    disc(random.between(0, sheetWidth), random.between(0, sheetHeight), random.between(0.8, 2.2), dyes.paper),
  )
  return `<g opacity=".5">${specks.join('')}</g>`
}
