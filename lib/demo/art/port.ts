import { drawBorder } from './border'
import type { Sheet } from './sheet'
import { bar, counted, cutPolygon, disc, line, polygon, type Point } from './shape'

/** Containers on a quay, and the hook that holds one of them. */
export function containers({ random, inks }: Sheet): string {
  const rows = 4
  const wide = random.between(300, 340)
  const high = 128
  const quay = 880
  const shift = random.between(-120, -40)
  const columns = 5
  const lifted = random.whole(1, 3)
  const box = (x: number, y: number, colour: string): string =>
    bar(x, y, wide - 10, high - 10, colour) +
    counted(11, (index) =>
      line(
        [
          [x + 26 + index * ((wide - 62) / 10), y + 18],
          [x + 26 + index * ((wide - 62) / 10), y + high - 28],
        ],
        inks.ground,
        5,
      ),
    ).join('')
  const heights = counted(columns, (column) => (column === lifted ? 2 : random.whole(2, rows)))
  const colours = [inks.figure, inks.second, inks.third, inks.figure, inks.second] as const
  const hookX = shift + lifted * wide + wide / 2
  const hang = random.between(240, 320)
  return (
    heights
      .map((height, column) =>
        counted(height, (row) => box(shift + column * wide, quay - (row + 1) * high, random.pick(colours))).join(''),
      )
      .join('') +
    bar(0, 60, 1600, 44, inks.second) +
    bar(hookX - 90, 40, 180, 84, inks.figure) +
    line(
      [
        [hookX, 110],
        [hookX, hang - 60],
        [hookX - wide * 0.4, hang],
      ],
      inks.second,
      10,
    ) +
    line(
      [
        [hookX, hang - 60],
        [hookX + wide * 0.4, hang],
      ],
      inks.second,
      10,
    ) +
    box(hookX - wide / 2 + 5, hang, inks.accent) +
    bar(0, quay, 1600, 130, inks.second) +
    drawBorder({
      kind: 'barber',
      x: -20,
      y: quay + 20,
      length: 1640,
      depth: 46,
      ground: inks.second,
      motif: inks.ground,
      guard: inks.second,
    })
  )
}

/** A ship, all hull, on a running border of water. */
export function ship({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number, y: number): Point => [800 + flip * (x - 800), y]
  const line_y = random.between(740, 790)
  const deck = line_y - random.between(190, 230)
  const bow = random.between(1330, 1400)
  const hull: Point[] = [
    at(230, deck - 60),
    at(330, deck - 60),
    at(350, deck),
    at(1080, deck),
    at(1120, deck - 70),
    at(bow, deck - 70),
    at(bow - 170, line_y + 40),
    at(290, line_y + 40),
  ]
  const funnel = random.between(400, 470)
  const castle: Point[] = [at(360, deck), at(360, deck - 230), at(640, deck - 230), at(640, deck)]
  return (
    disc(...at(random.between(960, 1080), random.between(260, 320)), random.between(150, 190), inks.third) +
    cutPolygon(
      random,
      [at(funnel, deck - 220), at(funnel + 20, deck - 430), at(funnel + 160, deck - 430), at(funnel + 160, deck - 220)],
      inks.accent,
    ) +
    line([at(funnel + 14, deck - 360), at(funnel + 160, deck - 360)], inks.second, 40) +
    cutPolygon(random, castle, inks.second) +
    counted(2, (index) =>
      line([at(390, deck - 180 + index * 80), at(610, deck - 180 + index * 80)], inks.ground, 26, '34 20'),
    ).join('') +
    counted(3, (index) =>
      polygon(
        [
          at(700 + index * 128, deck),
          at(700 + index * 128, deck - 90),
          at(810 + index * 128, deck - 90),
          at(810 + index * 128, deck),
        ],
        index === 1 ? inks.third : inks.second,
      ),
    ).join('') +
    cutPolygon(random, hull, inks.figure) +
    line([at(330, deck + 70), at(bow - 60, deck + 70)], inks.ground, 8) +
    bar(0, line_y, 1600, 260, inks.second) +
    drawBorder({
      kind: random.pick(['running-dog', 'reciprocal', 'sawtooth']),
      x: -20,
      y: line_y - 6,
      length: 1640,
      depth: 140,
      ground: inks.second,
      motif: inks.ground,
      guard: inks.second,
    })
  )
}
