import { knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { bar, counted, cutPolygon, disc, line, path, placed, polygon, type Point } from './shape'

/** Head to the right, belly on the line y = 0. */
const body: readonly Point[] = [
  [-470, -70],
  [-560, -130],
  [-610, -120],
  [-570, -60],
  [-620, -10],
  [-540, 0],
  [-430, -16],
  [-300, 0],
  [210, 0],
  [330, -70],
  [400, -170],
  [480, -180],
  [510, -210],
  [500, -240],
  [450, -290],
  [380, -310],
  [310, -290],
  [250, -230],
  [120, -230],
  [-60, -220],
  [-260, -150],
]
const flipper: readonly Point[] = [
  [120, -60],
  [200, -40],
  [110, 46],
  [30, 50],
]

/** A seal on a floe, open water about it. */
export function seal({ random, inks }: Sheet): string {
  const flip = random.pick([-1, 1])
  const x = 800 + flip * random.between(10, 60)
  const y = random.between(640, 670)
  const spots = counted(7, (index): Point => [
    x + flip * (-330 + index * 78),
    y - 50 - (index % 2) * 66 - random.between(0, 20) - index * 4,
  ])
  return (
    disc(x - flip * random.between(380, 450), random.between(190, 240), random.between(84, 110), inks.accent) +
    bar(0, y + 10, 1600, 400, inks.third) +
    counted(6, (index) =>
      line(
        [
          [random.between(-60, 160), y + 70 + index * 50],
          [random.between(1400, 1660), y + 70 + index * 50],
        ],
        index % 2 === 0 ? inks.ground : inks.figure,
        8,
      ),
    ).join('') +
    cutPolygon(
      random,
      [
        [90, y - 30],
        [300, y - 44],
        [1320, y - 36],
        [1530, y - 6],
        [1440, y + 90],
        [1110, y + 130],
        [760, y + 96],
        [430, y + 140],
        [160, y + 80],
      ],
      inks.second,
    ) +
    path(knotted(placed(body, x, y, flip), 10), inks.figure) +
    path(knotted(placed(flipper, x, y, flip), 10), inks.figure) +
    spots.map(([spotX, spotY]) => polygon(steppedRhomb(spotX, spotY, 26, 22, 1), inks.second)).join('') +
    disc(x + flip * 418, y - 246, 15, inks.second) +
    counted(3, (index) =>
      line(
        [
          [x + flip * 470, y - 206 + index * 12],
          [x + flip * 560, y - 226 + index * 30],
        ],
        inks.second,
        5,
      ),
    ).join('')
  )
}
