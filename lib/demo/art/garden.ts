import { borderKinds, drawBorder } from './border'
import { knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import {
  bar,
  clipped,
  counted,
  cutPolygon,
  disc,
  line,
  outline,
  path,
  placed,
  polygon,
  regular,
  type Point,
} from './shape'

/** The boteh of the shawls reduced to straight cuts, in a box of 100 by 136, its heart at (48, 92). */
const boteh: readonly Point[] = [
  [60, 0],
  [84, 0],
  [100, 16],
  [100, 30],
  [90, 36],
  [82, 26],
  [70, 28],
  [70, 44],
  [88, 66],
  [92, 92],
  [82, 116],
  [62, 132],
  [36, 134],
  [14, 120],
  [4, 98],
  [8, 72],
  [26, 50],
  [40, 32],
  [46, 12],
]

/** One boteh, taller than the sheet is calm. */
export function greatBoteh({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const scale = random.between(7, 7.6)
  const heart: Point = [random.between(700, 900), random.between(600, 640)]
  const layer = (size: number): Point[] =>
    boteh.map(([x, y]) => [heart[0] + flip * (x - 48) * scale * size, heart[1] + (y - 92) * scale * size])
  const bands = counted(4, (index) => {
    const y = heart[1] - 190 + index * 120
    return drawBorder({
      kind: random.pick(borderKinds),
      x: heart[0] - 400,
      y,
      length: 800,
      depth: 84,
      ground: inks.second,
      motif: inks.figure,
      guard: inks.second,
    })
  })
  const spine = random.between(110, 160)
  return (
    cutPolygon(
      random,
      [
        [flip === 1 ? -10 : 1610, -10],
        [flip === 1 ? spine : 1600 - spine, -10],
        [flip === 1 ? spine : 1600 - spine, 1010],
        [flip === 1 ? -10 : 1610, 1010],
      ],
      inks.third,
    ) +
    path(knotted(layer(1), 10), inks.figure) +
    path(knotted(layer(0.84), 10), inks.ground) +
    path(knotted(layer(0.76), 10), inks.second) +
    clipped('cut1', knotted(layer(0.76), 10), bands.join('')) +
    polygon(steppedRhomb(heart[0], heart[1], 120, 120, 4), inks.ground) +
    polygon(steppedRhomb(heart[0], heart[1], 78, 78, 3), inks.accent)
  )
}

/** Boteh in two rows, all leaning one way but one. */
export function botehRows({ random, inks }: Sheet): string {
  const scale = random.between(3.05, 3.25)
  const pitch = 100 * scale * 1.16
  const odd = [random.whole(1, 2), random.whole(0, 1)]
  const side = random.pick([-1, 1])
  return counted(2, (row) =>
    counted(6, (column) => {
      const one = column === odd[0] && row === odd[1]
      const lean = one ? -side : side
      const x = (column + (row === 0 ? 0.1 : -0.4)) * pitch + 40
      const y = 40 + row * 480 + 92 * scale
      const layer = (size: number): Point[] =>
        boteh.map(([px, py]) => [x + 50 * scale + lean * (px - 48) * scale * size, y + (py - 92) * scale * size])
      return (
        polygon(layer(1), one ? inks.accent : row === 0 ? inks.figure : inks.third) +
        polygon(layer(0.72), inks.second) +
        polygon(steppedRhomb(x + 50 * scale, y, 62, 62, 2), one ? inks.accent : inks.ground)
      )
    }).join(''),
  ).join('')
}

/** A pomegranate opened by one clean cut. */
export function pomegranate({ random, inks }: Sheet): string {
  const x = random.between(690, 910)
  const y = random.between(540, 570)
  const radius = random.between(350, 385)
  const crown: Point[] = placed(
    [
      [-38, 6],
      [-52, -52],
      [-24, -30],
      [0, -64],
      [24, -30],
      [52, -52],
      [38, 6],
    ],
    x,
    y - radius + 6,
    2,
  )
  const body = regular(x, y, radius, 8, 22.5)
  const cut = [-1, 1].map((side): Point => [
    x + side * random.between(110, 210),
    side === 1 ? y + radius + 20 : y - radius - 20,
  ])
  const [from = [0, 0], to = [0, 0]] = cut
  const open: Point[] = [from, to, [x + 900, to[1]], [x + 900, from[1]]]
  const seeds = counted(7, (row) =>
    counted(7, (column) => {
      const sx = x - 3 * 96 + column * 96 + (row % 2) * 48
      const sy = y - 3 * 92 + row * 92
      const inside = Math.hypot(sx - x, sy - y) < radius * 0.76
      return inside
        ? polygon(
            [
              [sx, sy - 38],
              [sx + 34, sy],
              [sx, sy + 38],
              [sx - 34, sy],
            ],
            (row * 3 + column) % 11 === 4 ? inks.accent : inks.figure,
          )
        : ''
    }).join(''),
  )
  return (
    cutPolygon(
      random,
      [
        [-10, y + radius * 0.74],
        [1610, y + radius * 0.74],
        [1610, 1010],
        [-10, 1010],
      ],
      inks.third,
    ) +
    path(knotted(crown, 14), inks.figure) +
    path(knotted(body, 14), inks.figure) +
    clipped(
      'cut1',
      outline(open),
      path(knotted(regular(x, y, radius * 0.93, 8, 22.5), 14), inks.second) +
        path(knotted(regular(x, y, radius * 0.84, 8, 22.5), 14), inks.ground) +
        seeds.join(''),
    ) +
    line([from, to], inks.second, 16)
  )
}

/** A tree as rugs have it: every branch a comb. */
export function tree({ random, inks }: Sheet): string {
  const x = random.between(690, 910)
  const foot = random.between(830, 870)
  const tiers = random.whole(3, 4)
  const step = 620 / tiers
  const widest = random.between(400, 470)
  const branches = counted(tiers, (tier) => {
    const y = foot - 130 - tier * step
    const reach = widest * (1 - (tier / tiers) * 0.62)
    const tines = Math.max(2, Math.round(reach / 92))
    return [-1, 1].map(
      (side) =>
        counted(tines, (tine) => {
          const tx = x + (side * (reach * (tine + 1))) / tines
          const high = step * 0.56
          const leaf: Point[] = [
            [tx, y - high - 46],
            [tx + 34, y - high],
            [tx, y - high + 52],
            [tx - 34, y - high],
          ]
          return (
            line(
              [
                [tx, y],
                [tx, y - high + 20],
              ],
              inks.figure,
              16,
            ) + polygon(leaf, (tier + tine) % 3 === 1 ? inks.accent : inks.second)
          )
        }).join('') +
        line(
          [
            [x, y],
            [x + side * (reach + 8), y],
          ],
          inks.figure,
          18,
        ),
    )
  }).flat()
  return (
    disc(x + random.between(-50, 50), 430, random.between(340, 390), inks.third) +
    branches.join('') +
    polygon(
      [
        [x - 30, foot],
        [x - 14, 130],
        [x + 14, 130],
        [x + 30, foot],
      ],
      inks.figure,
    ) +
    polygon(steppedRhomb(x, 130, 66, 80, 3), inks.accent) +
    bar(0, foot, 1600, 170, inks.second) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: foot + 26,
      length: 1640,
      depth: 90,
      ground: inks.second,
      motif: inks.ground,
      guard: inks.figure,
    })
  )
}
