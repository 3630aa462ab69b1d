import { borderKinds, drawBorder } from './border'
import { knotted } from './knot'
import type { Sheet } from './sheet'
import { bar, cutPolygon, path, type Point } from './shape'

/** Tongues of fire cut straight, one within another, out of bare ground. */
export function flames({ random, inks }: Sheet): string {
  const sill = random.between(800, 850)
  const middle = random.between(720, 880)
  const side = random.chance(0.5) ? 1 : -1
  const tongue = (x: number, width: number, height: number, lean: 1 | -1): Point[] =>
    (
      [
        [0.14, 1],
        [0.2, 0.82],
        [0.42, 0.6],
        [0.5, 0.36],
        [0.42, 0.12],
        [0.26, 0],
        [-0.26, 0],
        [-0.44, 0.14],
        [-0.5, 0.34],
        [-0.36, 0.5],
        [-0.12, 0.64],
        [-0.02, 0.8],
      ] as const
    ).map(([px, py]) => [x + lean * px * width, sill - py * height])
  const fire = (x: number, width: number, height: number, lean: 1 | -1): string =>
    path(knotted(tongue(x, width, height, lean), 10), inks.figure) +
    path(knotted(tongue(x, width * 0.62, height * 0.68, lean), 10), inks.second) +
    path(knotted(tongue(x, width * 0.3, height * 0.38, lean), 10), inks.accent)
  return (
    cutPolygon(
      random,
      [
        [middle - side * 900, sill],
        [middle - side * 60, sill - random.between(300, 420)],
        [middle + side * 900, sill],
      ],
      inks.third,
    ) +
    fire(middle - side * random.between(350, 400), random.between(240, 290), random.between(330, 430), side) +
    fire(
      middle + side * random.between(340, 390),
      random.between(260, 310),
      random.between(420, 520),
      -side as 1 | -1,
    ) +
    fire(middle, random.between(430, 500), random.between(690, 740), side) +
    bar(0, sill, 1600, 210, inks.second) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: sill + 30,
      length: 1640,
      depth: 100,
      ground: inks.second,
      motif: inks.third,
      guard: inks.figure,
    })
  )
}
