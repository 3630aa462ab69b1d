import { drawBorder } from './border'
import { knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { bar, clipped, counted, cutPolygon, disc, line, path, placed, polygon, type Point } from './shape'

/** Half of an armudu from rim to foot: wide, waisted, wide again. Its height is 1. */
const side: readonly Point[] = [
  [0.33, 0],
  [0.31, 0.1],
  [0.25, 0.22],
  [0.21, 0.34],
  [0.22, 0.44],
  [0.29, 0.56],
  [0.33, 0.68],
  [0.32, 0.8],
  [0.25, 0.9],
  [0.15, 0.95],
  [0.15, 1],
]

/** Tea in a glass with a waist, its saucer, a lump of sugar. */
export function glass({ random, inks }: Sheet): string {
  const x = random.between(740, 860)
  const foot = random.between(820, 845)
  const height = random.between(600, 640)
  const flip = random.pick([-1, 1])
  const outer = around(x, foot - height, height, 1)
  const tea = around(x, foot - height * 0.985, height * 0.95, 0.86)
  const level = foot - height * random.between(0.8, 0.86)
  return (
    disc(x - flip * random.between(60, 110), random.between(400, 450), random.between(330, 370), inks.third) +
    counted(2, (index) =>
      steam(x + (index - 0.5) * 150, foot - height - 30, random.between(110, 150), inks.figure),
    ).join('') +
    bar(0, foot + 62, 1600, 200, inks.second) +
    path(knotted(outer, 10), inks.figure) +
    clipped(
      'cut1',
      knotted(tea, 10),
      bar(0, level, 1600, 900, inks.second) +
        drawBorder({
          kind: random.pick(['rhombs', 'stars', 'sawtooth']),
          x: x - 330,
          y: foot - height * 0.46,
          length: 660,
          depth: 104,
          ground: inks.figure,
          motif: inks.third,
          guard: inks.accent,
        }),
    ) +
    cutPolygon(
      random,
      [
        [x - 400, foot - 4],
        [x + 400, foot - 4],
        [x + 250, foot + 66],
        [x - 250, foot + 66],
      ],
      inks.figure,
    ) +
    line(
      [
        [x - 330, foot + 22],
        [x + 330, foot + 22],
      ],
      inks.third,
      9,
    ) +
    polygon(steppedRhomb(x + flip * 315, foot - 58, 62, 56, 3), inks.accent)
  )
}

function around(x: number, top: number, height: number, width: number): Point[] {
  const mirrored = side.map(([px, py]): Point => [-px, py]).reverse()
  return placed([...side, ...mirrored], x, top, height * width, height)
}

function steam(x: number, foot: number, rise: number, colour: string): string {
  const bends = counted(4, (index): Point => [x + (index % 2 === 0 ? 0 : 34), foot - (index * rise) / 3])
  return line(bends, colour, 13)
}
