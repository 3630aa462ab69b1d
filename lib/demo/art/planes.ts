import { knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { clipped, cutPolygon, disc, outline, path, placed, regular, type Point } from './shape'

/** Each in a box of 100, its weight in the middle. */
const figures: readonly [Point[], ...Point[][]] = [
  // The latch hook.
  [
    [30, 0],
    [100, 0],
    [100, 62],
    [58, 62],
    [58, 40],
    [78, 40],
    [78, 22],
    [52, 22],
    [52, 100],
    [30, 100],
  ],
  // A speaking mouth: the comma of an opened quotation.
  [
    [24, 6],
    [80, 6],
    [80, 58],
    [44, 98],
    [24, 98],
    [46, 58],
    [24, 58],
  ],
  // An arrow that turns back.
  [
    [50, 0],
    [100, 50],
    [72, 50],
    [72, 100],
    [28, 100],
    [28, 50],
    [0, 50],
  ],
  // Steps.
  [
    [0, 100],
    [0, 75],
    [25, 75],
    [25, 50],
    [50, 50],
    [50, 25],
    [75, 25],
    [75, 0],
    [100, 0],
    [100, 100],
  ],
  // An hourglass.
  [
    [4, 0],
    [96, 0],
    [62, 50],
    [96, 100],
    [4, 100],
    [38, 50],
  ],
  // The comb.
  [
    [0, 8],
    [100, 8],
    [100, 92],
    [84, 92],
    [84, 36],
    [71, 36],
    [71, 92],
    [55, 92],
    [55, 36],
    [45, 36],
    [45, 92],
    [29, 92],
    [29, 36],
    [16, 36],
    [16, 92],
    [0, 92],
  ],
]

/** Two planes and one figure over their seam, which changes colour as it crosses. */
export function counterchange({ random, inks }: Sheet): string {
  const seam = random.between(640, 960)
  const lean = random.pick([0, 0, 120, -120, 260])
  const half: Point[] = [
    [seam + lean, -10],
    [1610, -10],
    [1610, 1010],
    [seam - lean, 1010],
  ]
  const size = random.between(640, 760)
  const flip = random.chance(0.5) ? 1 : -1
  const x = 800 - (flip * size) / 2 + random.between(-70, 70)
  const y = 500 - size / 2
  const figure = figureAt(random.whole(0, figures.length + 1), x, y, size * flip, size)
  return (
    path(figure, inks.figure) +
    cutPolygon(random, half, inks.figure) +
    clipped('cut1', outline(half), path(figure, inks.ground)) +
    disc(
      800 + random.pick([-1, 1]) * (size / 2 + random.between(110, 150)),
      random.pick([210, 790]),
      random.between(44, 70),
      inks.accent,
    )
  )
}

/** The last two numbers are the plain ones: a disc and a stepped lozenge. */
function figureAt(choice: number, x: number, y: number, width: number, height: number): string {
  const points = figures[choice]
  if (points) return knotted(placed(points, x, y, width / 100, height / 100), 8)
  const middle: Point = [x + width / 2, y + height / 2]
  if (choice === figures.length) return outline(regular(middle[0], middle[1], height / 2, 96))
  return outline(steppedRhomb(middle[0], middle[1], height / 2, height / 2, 7))
}
