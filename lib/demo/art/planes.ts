import { knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { bar, box, clipped, counted, cutPolygon, disc, handCut, outline, path, placed, regular, type Point } from './shape'

/** Each in a box of 100, its weight in the middle. */
const figures: readonly [Point[], ...Point[][]] = [
  // The latch hook.
  [[30, 0], [100, 0], [100, 62], [58, 62], [58, 40], [78, 40], [78, 22], [52, 22], [52, 100], [30, 100]],
  // A speaking mouth: the comma of an opened quotation.
  [[24, 6], [80, 6], [80, 58], [44, 98], [24, 98], [46, 58], [24, 58]],
  // An arrow that turns back.
  [[50, 0], [100, 50], [72, 50], [72, 100], [28, 100], [28, 50], [0, 50]],
  // Steps.
  [[0, 100], [0, 75], [25, 75], [25, 50], [50, 50], [50, 25], [75, 25], [75, 0], [100, 0], [100, 100]],
  // An hourglass.
  [[4, 0], [96, 0], [62, 50], [96, 100], [4, 100], [38, 50]],
  // The comb.
  [[0, 8], [100, 8], [100, 92], [84, 92], [84, 36], [71, 36], [71, 92], [55, 92], [55, 36], [45, 36], [45, 92], [29, 92], [29, 36], [16, 36], [16, 92], [0, 92]],
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
    disc(seam + random.pick([-1, 1]) * random.between(330, 420), random.pick([210, 790]), random.between(44, 70), inks.accent)
  )
}

/** One figure low on an empty sheet, held by a heavy band. */
export function loneFigure({ random, inks }: Sheet): string {
  const band = random.between(150, 260)
  const top = random.chance(0.5)
  const size = random.between(520, 620)
  const flip = random.chance(0.5) ? 1 : -1
  const x = random.between(620, 980) - (flip * size) / 2
  const y = top ? band + 20 + random.between(20, 90) : 1000 - band - size
  const figure = figureAt(random.whole(0, figures.length + 1), x, y, size * flip, size)
  return (
    cutPolygon(random, box(-10, top ? -10 : 1000 - band, 1620, band + 10), inks.second) +
    path(figure, inks.figure) +
    bar(0, top ? band + 14 : 1000 - band - 28, 1600, 14, inks.accent)
  )
}

/** Three sheets of paper fanned about one corner, a small sign on the topmost. */
export function fannedPlanes({ random, inks }: Sheet): string {
  const pivot: Point = random.chance(0.5) ? [260, 1120] : [1340, 1120]
  const side = pivot[0] < 800 ? 1 : -1
  const colours = [inks.third, inks.second, inks.figure]
  const turns = [62, 40, random.between(12, 20)]
  const planes = colours.map((colour, index) => {
    const angle = ((turns[index] ?? 0) * Math.PI) / 180
    const across: Point = [Math.cos(angle) * side, -Math.sin(angle)]
    const up: Point = [-Math.sin(angle) * side, -Math.cos(angle)]
    const corner = (along: number, height: number): Point => [
      pivot[0] + across[0] * along + up[0] * height,
      pivot[1] + across[1] * along + up[1] * height,
    ]
    return cutPolygon(random, [corner(0, 0), corner(1120, 0), corner(1120, 620), corner(0, 620)], colour)
  })
  const signX = 800 + side * random.between(-60, 160)
  return planes.join('') + path(outline(steppedRhomb(signX, random.between(610, 700), 120, 120, 4)), inks.accent)
}

/** The last two numbers are the plain ones: a disc and a stepped lozenge. */
function figureAt(choice: number, x: number, y: number, width: number, height: number): string {
  const points = figures[choice]
  if (points) return knotted(placed(points, x, y, width / 100, height / 100), 8)
  const middle: Point = [x + width / 2, y + height / 2]
  if (choice === figures.length) return outline(regular(middle[0], middle[1], height / 2, 96))
  return outline(steppedRhomb(middle[0], middle[1], height / 2, height / 2, 7))
}
