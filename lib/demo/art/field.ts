import { nested, star } from './medallion'
import type { Sheet } from './sheet'
import { bar, counted, cutPolygon, polygon, type Point } from './shape'

/** Lozenges side by side, one of them opened. */
export function brokenField({ random, inks }: Sheet): string {
  const columns = random.whole(4, 5)
  const rows = 3
  const wide = 1600 / columns
  const high = 1000 / rows
  const odd = [random.whole(1, columns - 2), random.whole(0, rows - 1)]
  return counted(rows, (row) =>
    counted(columns, (column) => {
      const x = (column + 0.5) * wide
      const y = (row + 0.5) * high
      if (column === odd[0] && row === odd[1])
        return (
          bar(column * wide, row * high, wide, high, inks.accent) + star(x, y, high * 0.4, inks.ground, inks.accent)
        )
      const colours =
        (row + column) % 2 === 0 ? [inks.figure, inks.ground, inks.second] : [inks.second, inks.ground, inks.figure]
      return nested(x, y, wide * 0.49, high * 0.49, 6, colours)
    }).join(''),
  ).join('')
}

/** Birds of three cuts, all on one way but one. */
export function flight({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const size = random.between(150, 180)
  const odd = random.whole(2, 5)
  const bird = (x: number, y: number, scale: number, side: number, colour: string, shade: string): string => {
    const at = (px: number, py: number): Point => [x + side * px * scale, y + py * scale]
    return (
      polygon([at(-0.95, -0.06), at(0.5, -0.1), at(1, 0.06), at(0.4, 0.2), at(-0.55, 0.14)], colour) +
      polygon([at(0.36, -0.02), at(-0.66, -0.98), at(-0.2, -0.04)], shade) +
      polygon([at(0.3, 0.06), at(-0.78, 0.74), at(-0.24, 0.06)], colour)
    )
  }
  const places: readonly (readonly [number, number, number])[] = [
    [1290, 220, 0.72],
    [1010, 330, 0.9],
    [690, 250, 0.78],
    [760, 560, 1.5],
    [1180, 660, 1.05],
    [370, 480, 0.95],
    [330, 800, 1.2],
    [110, 250, 0.6],
  ]
  const sun = random.between(300, 700)
  return (
    cutPolygon(
      random,
      [
        [-10, sun],
        [1610, sun - 160],
        [1610, 1010],
        [-10, 1010],
      ],
      inks.third,
    ) +
    places
      .map(([x, y, scale], index) => {
        const px = 800 + flip * (x - 800) + random.between(-40, 40)
        const py = y + random.between(-30, 30)
        const side = index === odd ? -flip : flip
        const colour = index === odd ? inks.accent : inks.figure
        return bird(px, py, size * scale, side, colour, index === odd ? inks.figure : inks.second)
      })
      .join('')
  )
}
