import { borderKinds, drawBorder } from './border'
import { knotted } from './knot'
import { ridge } from './mountain'
import type { Sheet } from './sheet'
import { counted, cutPolygon, disc, line, path, placed, type Point } from './shape'

/** A horse of angles, looking right, in a box of 100 by 90. */
const horse: readonly Point[] = [
  [0, 44],
  [8, 32],
  [20, 28],
  [60, 30],
  [66, 14],
  [76, 2],
  [82, -4],
  [83, 3],
  [100, 18],
  [98, 25],
  [84, 20],
  [80, 26],
  [80, 46],
  [74, 54],
  [78, 70],
  [90, 66],
  [92, 72],
  [74, 80],
  [66, 58],
  [64, 58],
  [64, 90],
  [57, 90],
  [56, 56],
  [34, 54],
  [32, 90],
  [25, 90],
  [26, 66],
  [22, 58],
  [14, 74],
  [16, 90],
  [9, 90],
  [6, 72],
  [14, 52],
  [12, 40],
  [7, 50],
  [8, 66],
  [1, 66],
]

/** A horse on a ridge, far larger than the hills behind it. */
export function horseOnRidge({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const scale = random.between(7.4, 8.2)
  const foot = random.between(850, 880)
  const x = 800 - flip * 50 * scale + random.between(-50, 50)
  const body = placed(horse, x, foot - 90 * scale, scale * flip, scale)
  const at = (px: number, py: number): Point => [x + flip * px * scale, foot - 90 * scale + py * scale]
  const cloth: Point[] = [at(30, 27), at(56, 28.5), at(56, 50), at(30, 49)]
  return (
    disc(800 - flip * random.between(280, 360), random.between(210, 270), random.between(150, 190), inks.third) +
    path(knotted(ridge(random, 700, 60, 5), 12), inks.third) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: foot - 4,
      length: 1640,
      depth: 1010 - foot,
      ground: inks.second,
      motif: inks.ground,
      guard: inks.second,
    }) +
    path(knotted(body, 10), inks.figure) +
    cutPolygon(random, cloth, inks.accent) +
    counted(4, (index) => line([at(33.5 + index * 6.5, 30), at(33.5 + index * 6.5, 47)], inks.second, 12)).join('') +
    line([at(66, 14), at(60, 30)], inks.second, 18, '14 12') +
    disc(...at(85, 10), 9, inks.ground)
  )
}
