import { knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import {
  bar,
  box,
  clipped,
  counted,
  cutPolygon,
  disc,
  line,
  outline,
  path,
  polygon,
  regular,
  type Point,
} from './shape'

/** From forehead to throat, in a box of 300 by 1000, looking right. */
const profile: readonly Point[] = [
  [90, 0],
  [150, 120],
  [176, 250],
  [168, 330],
  [140, 372],
  [206, 470],
  [250, 530],
  [238, 556],
  [176, 566],
  [214, 600],
  [206, 626],
  [172, 642],
  [206, 664],
  [192, 700],
  [160, 722],
  [196, 782],
  [180, 836],
  [120, 866],
  [20, 884],
  [-20, 930],
  [-30, 1000],
]

/** Two profiles and what stands between them: a jar, or the talk itself. */
export function profiles({ random, inks }: Sheet): string {
  const middle = random.between(740, 860)
  const gap = random.between(40, 110)
  const rise = random.between(-46, 46)
  const knot = 8
  const left = profile.map(([x, y]): Point => [middle - gap - 250 + x, y - rise])
  const right = profile.map(([x, y]): Point => [middle + gap + 250 - x, y + rise])
  const words = random.whole(2, 4)
  return (
    path(knotted([[-20, -60], ...left, [-20, 1060]], knot), inks.figure) +
    path(knotted([[1620, -60], ...right, [1620, 1060]], knot), inks.second) +
    polygon(steppedRhomb(middle - gap - 190, 372 - rise, 44, 30, 2), inks.ground) +
    polygon(steppedRhomb(middle + gap + 190, 372 + rise, 44, 30, 2), inks.ground) +
    counted(words, (index) => disc(middle, 640 + (index - (words - 1) / 2) * 74, 22, inks.accent)).join('')
  )
}

/** Two spoken planes, in from either side; where they agree there is a third colour. */
export function overlappingSpeech({ random, inks }: Sheet): string {
  const left = random.between(560, 660)
  const right = random.between(940, 1040)
  const upper = random.between(90, 130)
  const seam = random.between(330, 390)
  const low = random.between(620, 680)
  const foot = random.between(880, 910)
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number, y: number): Point => [800 + flip * (x - 800), y]
  const first = [
    at(-10, upper),
    at(right, upper),
    at(right, low),
    at(left - 120, low),
    at(left - 330, low + 230),
    at(left - 330, low),
    at(-10, low),
  ]
  const second = [at(1610, seam), at(left, seam), at(left, foot), at(1610, foot)]
  const tail = [at(right + 60, seam), at(right + 270, seam), at(right + 270, seam - 240)]
  const rules = random.whole(4, 6)
  return (
    cutPolygon(random, first, inks.figure) +
    cutPolygon(random, second, inks.second) +
    cutPolygon(random, tail, inks.second) +
    cutPolygon(random, [at(left, seam), at(right, seam), at(right, low), at(left, low)], inks.accent) +
    counted(rules, (index) =>
      line(
        [
          at(left + 50, seam + 54 + index * 46),
          at(index === rules - 1 ? left + 170 : right - 50, seam + 54 + index * 46),
        ],
        inks.ground,
        10,
      ),
    ).join('') +
    polygon(steppedRhomb(...at(left - 250, (upper + low) / 2), 96, 120, 4), inks.ground) +
    polygon(steppedRhomb(...at(right + 270, (seam + foot) / 2 + 30), 96, 120, 4), inks.ground)
  )
}

/** Two combs, tine between tine. */
export function interlockedCombs({ random, inks }: Sheet): string {
  const tines = random.whole(4, 6)
  const pitch = 760 / tines
  const thick = pitch * 0.36
  const top = 500 - 380
  const back = random.between(190, 260)
  const reach = random.between(560, 640)
  const x = random.between(-40, 40)
  const offset = pitch / 2
  const leftComb = (y: number) => bar(x + 300 + back - 10, y, reach, thick, inks.figure)
  const rightComb = (y: number) => bar(x + 1300 - back + 10 - reach, y, reach, thick, inks.second)
  const odd = random.whole(0, tines - 1)
  return (
    bar(-10, 0, x + 310 + back, 1000, inks.figure) +
    bar(x + 1300 - back, 0, 310 + back - x, 1000, inks.second) +
    counted(tines, (index) => leftComb(top + index * pitch)).join('') +
    counted(tines, (index) => rightComb(top + offset + index * pitch)).join('') +
    polygon(steppedRhomb(x + 300 + back * 0.45, 500, 74, 110, 3), inks.ground) +
    polygon(steppedRhomb(x + 1300 - back * 0.45, 500, 74, 110, 3), inks.ground) +
    bar(x + 300 + back + reach - 60, top + odd * pitch, 60, thick, inks.accent)
  )
}

/** Two chairs drawn up to each other, and the lamp over them. */
export function chairs({ random, inks }: Sheet): string {
  const floor = random.between(770, 820)
  const middle = random.between(760, 840)
  const gap = random.between(90, 140)
  const chair = (side: 1 | -1, colour: string, height: number): string => {
    const at = (x: number, y: number): Point => [middle + side * (gap + x), floor - y]
    return (
      cutPolygon(
        random,
        [
          at(0, 250),
          at(260, 250),
          at(290, height),
          at(345, height),
          at(345, 0),
          at(305, 0),
          at(290, 205),
          at(40, 205),
          at(26, 0),
          at(-14, 0),
        ],
        colour,
      ) +
      counted(4, (index) => {
        const y = height - 60 - index * 56
        return line([at(284, y), at(345, y)], inks.ground, 8)
      }).join('')
    )
  }
  const lamp = random.between(150, 210)
  return (
    bar(0, floor, 1600, 1000 - floor, inks.third) +
    line(
      [
        [middle, -10],
        [middle, lamp],
      ],
      inks.second,
      8,
    ) +
    cutPolygon(
      random,
      [
        [middle - 46, lamp],
        [middle + 46, lamp],
        [middle + 150, lamp + 130],
        [middle - 150, lamp + 130],
      ],
      inks.accent,
    ) +
    chair(-1, inks.figure, random.between(560, 620)) +
    chair(1, inks.second, random.between(560, 620))
  )
}

/** Two half-moons that have slid along one another, each with an eye on the other. */
export function halves({ random, inks }: Sheet): string {
  const seam = random.between(720, 880)
  const slide = random.between(90, 170) * random.pick([-1, 1])
  const radius = random.between(370, 420)
  const whole = (y: number) => outline(regular(seam, y, radius, 120))
  const rings = (y: number, colour: string): string =>
    counted(5, (index) =>
      path(outline(regular(seam, y, radius * (0.82 - index * 0.15), 4)), index % 2 === 0 ? colour : inks.third),
    ).join('')
  return (
    clipped(
      'cut1',
      outline(box(-10, -10, seam + 10, 1020)),
      path(whole(500 - slide), inks.figure) + rings(500 - slide, inks.second),
    ) +
    clipped(
      'cut2',
      outline(box(seam, -10, 1620 - seam, 1020)),
      path(whole(500 + slide), inks.second) + rings(500 + slide, inks.figure),
    ) +
    disc(seam - radius * 0.18, 500 - slide, 26, inks.accent) +
    disc(seam + radius * 0.18, 500 + slide, 26, inks.accent)
  )
}
