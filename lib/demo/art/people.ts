import { knotted, steppedRhomb } from './knot'
import type { Random } from './random'
import type { Sheet } from './sheet'
import { bar, box, counted, cutPolygon, disc, line, path, placed, polygon, type Point } from './shape'

/** A dress as rugs show it, shoulders to hem, in a box of 100 by 160. */
const dress: readonly Point[] = [
  [36, 34],
  [64, 34],
  [58, 74],
  [94, 160],
  [6, 160],
  [42, 74],
]
const coat: readonly Point[] = [
  [26, 34],
  [74, 34],
  [70, 92],
  [78, 160],
  [54, 160],
  [50, 112],
  [46, 160],
  [22, 160],
  [30, 92],
]

/** Two people of one height, side by side. */
export function pair({ random, inks }: Sheet): string {
  const scale = random.between(4.9, 5.3)
  const middle = random.between(760, 840)
  const apart = random.between(175, 215)
  const top = 930 - 160 * scale
  const both = random.pick([
    [dress, coat],
    [coat, dress],
    [dress, dress],
  ] as const)
  return (
    cutPolygon(random, box(middle, -10, 1620 - middle, 1020), inks.third) +
    bar(0, 930, 1600, 80, inks.second) +
    person(random, both[0], middle - apart - 50 * scale, top, scale, inks.figure, inks.second, inks.ground) +
    person(random, both[1], middle + apart - 50 * scale, top, scale, inks.second, inks.figure, inks.ground) +
    disc(middle, top + 100 * scale, 40, inks.accent)
  )
}

/** A row hand in hand; one of them stands out by colour only. */
export function rowOfPeople({ random, inks }: Sheet): string {
  const count = random.whole(4, 5)
  const scale = 1500 / count / 100
  const top = random.between(820, 880) - 160 * scale
  const one = random.whole(1, count - 2)
  const foot = top + 160 * scale
  return (
    bar(0, foot, 1600, 1000 - foot, inks.second) +
    counted(count, (index) => {
      const x = 50 + index * (1500 / count)
      const colour = index === one ? inks.accent : inks.figure
      const cut = random.chance(0.6) ? dress : coat
      return person(random, cut, x, top, scale, colour, inks.second, inks.ground)
    }).join('') +
    line(
      [
        [0, top + 66 * scale],
        [1600, top + 66 * scale],
      ],
      inks.second,
      10,
    )
  )
}

/** A balance whose two unlike weights are level. */
export function balance({ random, inks }: Sheet): string {
  const x = random.between(740, 860)
  const beam = random.between(220, 280)
  const reach = random.between(360, 410)
  const pan = beam + random.between(300, 350)
  const tilt = random.pick([0, 0, 34, -34])
  const scale = (side: 1 | -1): string => {
    const px = x + side * reach
    const lift = side * tilt
    return (
      line(
        [
          [px - 140, pan + lift],
          [px, beam + lift],
          [px + 140, pan + lift],
        ],
        inks.second,
        9,
      ) +
      path(
        knotted(
          [
            [px - 180, pan + lift],
            [px + 180, pan + lift],
            [px + 110, pan + lift + 80],
            [px - 110, pan + lift + 80],
          ],
          10,
        ),
        inks.figure,
      )
    )
  }
  return (
    cutPolygon(
      random,
      [
        [x - 60, beam],
        [x + 60, beam],
        [x + 190, 1010],
        [x - 190, 1010],
      ],
      inks.third,
    ) +
    line(
      [
        [x - reach, beam - tilt],
        [x + reach, beam + tilt],
      ],
      inks.figure,
      40,
    ) +
    scale(-1) +
    scale(1) +
    disc(x - reach, pan - tilt - 104, 106, inks.accent) +
    polygon(steppedRhomb(x + reach, pan + tilt - 112, 112, 112, 3), inks.second) +
    polygon(steppedRhomb(x, beam, 76, 76, 3), inks.second)
  )
}

/** Two doorways, one of them open on light. */
export function doors({ random, inks }: Sheet): string {
  const open = random.chance(0.5) ? -1 : 1
  const middle = random.between(760, 840)
  const foot = 900
  const door = (side: 1 | -1): string => {
    const x = middle + side * 270
    const frame = box(x - 210, 130, 420, foot - 130)
    const inner = box(x - 160, 190, 320, foot - 190)
    const panels = counted(3, (index) => polygon(steppedRhomb(x, 310 + index * 235, 100, 86, 3), inks.third)).join('')
    const leaf: Point[] = [
      [x - side * 160, 190],
      [x - side * 60, 250],
      [x - side * 60, foot + 60],
      [x - side * 160, foot],
    ]
    return (
      cutPolygon(random, frame, inks.figure) +
      (side === open ? polygon(inner, inks.accent) + polygon(leaf, inks.second) : polygon(inner, inks.second) + panels)
    )
  }
  const x = middle + open * 270
  return (
    bar(0, foot, 1600, 110, inks.third) +
    door(-1) +
    door(1) +
    polygon(
      [
        [x - 160, foot],
        [x + 160, foot],
        [x + open * 200 + 200, 1010],
        [x + open * 200 - 200, 1010],
      ],
      inks.accent,
    )
  )
}

function person(
  random: Random,
  cut: readonly Point[],
  x: number,
  y: number,
  scale: number,
  colour: string,
  trim: string,
  ground: string,
): string {
  const at = (px: number, py: number): Point => [x + px * scale, y + py * scale]
  const [headX, headY] = at(50, 17)
  const arms =
    line([at(34, 38), at(12, 62), at(41, 74)], colour, scale * 6) +
    line([at(66, 38), at(88, 62), at(59, 74)], colour, scale * 6)
  const bands = random.whole(2, 3)
  return (
    arms +
    path(knotted(placed(cut, x, y, scale), 10), colour) +
    polygon(steppedRhomb(headX, headY, scale * 14, scale * 15, 3), colour) +
    counted(bands, (index) => {
      const [left, top] = at(24 + (cut === dress ? -6 : 2), 124 + index * 12)
      const width = (cut === dress ? 64 : 48) * scale
      return line(
        [
          [left, top],
          [left + width, top],
        ],
        index === 0 ? trim : ground,
        scale * 2.4,
        `${scale * 4} ${scale * 2}`,
      )
    }).join('') +
    polygon(steppedRhomb(...at(50, 52), scale * 6, scale * 8, 2), trim)
  )
}
