import { borderKinds, drawBorder } from './border'
import { knotted, steppedRhomb } from './knot'
import type { Random } from './random'
import type { Sheet } from './sheet'
import { bar, box, clipped, counted, cutPolygon, disc, line, moved, outline, path, polygon, type Point } from './shape'

/** A front page without a letter on it, laid askew. */
export function frontPage({ random, inks }: Sheet): string {
  const turn = random.between(5, 13) * random.pick([-1, 1])
  const columns = random.whole(3, 4)
  const wide = 860
  const gutter = 34
  const column = (wide - 100 - gutter * (columns - 1)) / columns
  const picture = random.whole(0, columns - 2)
  const leaf = (colour: string, ink: string, strong: string): string =>
    cutPolygon(random, box(-wide / 2, -560, wide, 1240), colour) +
    bar(-wide / 2 + 50, -500, wide - 100, 14, ink) +
    bar(-wide / 2 + 50, -460, wide - 100, 92, ink) +
    bar(-wide / 2 + 50, -344, (wide - 100) * random.between(0.55, 0.8), 40, ink) +
    counted(columns, (index) => {
      const x = -wide / 2 + 50 + index * (column + gutter)
      const covered = index === picture || index === picture + 1
      return textLines(random, x, covered ? 80 : -260, column, covered ? 14 : 22, ink)
    }).join('') +
    bar(-wide / 2 + 50 + picture * (column + gutter), -260, column * 2 + gutter, 300, strong) +
    polygon(steppedRhomb(-wide / 2 + 50 + picture * (column + gutter) + column + gutter / 2, -110, 120, 120, 4), colour)
  const x = random.between(700, 900)
  return (
    moved(cutPolygon(random, box(-wide / 2, -560, wide, 1240), inks.third), x + 46, 560, turn * -0.6) +
    moved(leaf(inks.figure, inks.ground, inks.accent), x, 540, turn)
  )
}

/** An open book, and what rises from it. */
export function openBook({ random, inks }: Sheet): string {
  const x = random.between(700, 900)
  const spine = random.between(560, 600)
  const half = random.between(500, 560)
  const sideways = (side: 1 | -1, depth: number): Point[] => [
    [x, spine + depth],
    [x + side * half * 0.5, spine - 60 + depth],
    [x + side * half, spine - 20 + depth],
    [x + side * half, spine + 250 + depth],
    [x + side * half * 0.5, spine + 210 + depth],
    [x, spine + 280 + depth],
  ]
  const rows = (side: 1 | -1, colour: string): string =>
    counted(5, (index) => {
      const y = spine + 40 + index * 42
      return line(
        [
          [x + side * 60, y - 4],
          [x + side * half * 0.5, y - 46],
          [x + side * half * (index === 4 ? 0.62 : 0.9), y - 14],
        ],
        colour,
        9,
      )
    }).join('')
  const rises = random.between(230, 270)
  return (
    disc(x, spine - 60, random.between(380, 420), inks.third) +
    polygon(steppedRhomb(x, spine - 190, rises, rises, 7), inks.second) +
    polygon(steppedRhomb(x, spine - 190, rises * 0.66, rises * 0.66, 4), inks.ground) +
    polygon(steppedRhomb(x, spine - 190, rises * 0.4, rises * 0.4, 3), inks.accent) +
    cutPolygon(random, sideways(-1, 46), inks.second) +
    cutPolygon(random, sideways(1, 46), inks.second) +
    cutPolygon(random, sideways(-1, 0), inks.figure) +
    cutPolygon(random, sideways(1, 0), inks.figure) +
    rows(-1, inks.ground) +
    rows(1, inks.ground) +
    line(
      [
        [x, spine],
        [x, spine + 300],
      ],
      inks.second,
      8,
    ) +
    bar(0, spine + 330, 1600, 12, inks.figure)
  )
}

/** A letter on its way: flap, stamp, and the border airmail used to have. */
export function letter({ random, inks }: Sheet): string {
  const turn = random.between(4, 11) * random.pick([-1, 1])
  const wide = 1120
  const high = 720
  const edge = 46
  const flap = random.between(300, 380)
  const dip = random.between(-120, 120)
  const stamp = random.pick([-1, 1])
  return moved(
    cutPolygon(random, box(-wide / 2 + 26, -high / 2 + 30, wide, high), inks.third) +
      cutPolygon(random, box(-wide / 2, -high / 2, wide, high), inks.figure) +
      drawBorder({
        kind: 'barber',
        x: -wide / 2,
        y: -high / 2,
        length: wide,
        depth: edge,
        ground: inks.second,
        motif: inks.ground,
        guard: inks.figure,
      }) +
      drawBorder({
        kind: 'barber',
        x: -wide / 2,
        y: high / 2 - edge,
        length: wide,
        depth: edge,
        ground: inks.second,
        motif: inks.ground,
        guard: inks.figure,
      }) +
      cutPolygon(
        random,
        [
          [-wide / 2, -high / 2 + edge],
          [wide / 2, -high / 2 + edge],
          [dip, -high / 2 + edge + flap],
        ],
        inks.second,
      ) +
      disc(dip, -high / 2 + edge + flap - 20, 84, inks.accent) +
      polygon(steppedRhomb(dip, -high / 2 + edge + flap - 20, 46, 46, 2), inks.ground) +
      counted(3, (index) =>
        bar(
          stamp === 1 ? -wide / 2 + 90 : wide / 2 - 90 - 330 + index * 70,
          130 + index * 54,
          330 - index * 70,
          16,
          inks.ground,
        ),
      ).join(''),
    random.between(740, 860),
    500,
    turn,
  )
}

/** Two hooks that open a quotation, larger than the sheet can hold. */
export function quotation({ random, inks }: Sheet): string {
  const size = random.between(6.4, 7.2)
  const gap = random.between(40, 90)
  const mark = (x: number, y: number): Point[] =>
    (
      [
        [0, 0],
        [58, 0],
        [58, 52],
        [24, 104],
        [-4, 104],
        [18, 52],
        [0, 52],
      ] as const
    ).map(([px, py]): Point => [x + px * size, y + py * size])
  const x = 800 - 58 * size - gap / 2 + random.between(-50, 50)
  const y = random.between(90, 150)
  const first = mark(x, y)
  const second = mark(x + 58 * size + gap, y)
  const water = random.between(560, 680)
  const below: Point[] = [
    [-10, water + random.between(-70, 70)],
    [1610, water + random.between(-70, 70)],
    [1610, 1010],
    [-10, 1010],
  ]
  return (
    path(knotted(first, 8), inks.figure) +
    path(knotted(second, 8), inks.second) +
    cutPolygon(random, below, inks.figure) +
    clipped('cut1', outline(below), path(knotted(first, 8), inks.ground) + path(knotted(second, 8), inks.accent)) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: 930,
      length: 1640,
      depth: 80,
      ground: inks.figure,
      motif: inks.ground,
      guard: inks.second,
    })
  )
}

/** Books on a shelf, their backs the only text; one leans. */
export function shelf({ random, inks }: Sheet): string {
  const foot = random.between(820, 860)
  const colours = [inks.figure, inks.second, inks.third, inks.figure, inks.second] as const
  let x = -random.between(0, 60)
  let books = ''
  const leans = random.between(480, 900)
  let leaned = false
  while (x < 1600) {
    const wide = random.between(74, 165)
    const high = random.between(470, 690)
    if (!leaned && x > leans) {
      leaned = true
      books += moved(book(random, wide, 600, inks.accent, inks.ground), x + 70, foot, 12)
      x += wide + 190
      continue
    }
    books += moved(book(random, wide, high, random.pick(colours), inks.ground), x, foot)
    x += wide + 6
  }
  return books + bar(0, foot, 1600, 40, inks.second) + bar(0, foot + 40, 1600, 200, inks.third)
}

function book(random: Random, wide: number, high: number, colour: string, trim: string): string {
  const label = random.between(0.12, 0.3) * high
  return (
    cutPolygon(random, box(0, -high, wide, high), colour) +
    bar(0, -high + 40, wide, 8, trim) +
    bar(0, -high + 60, wide, 8, trim) +
    (wide > 105
      ? polygon(steppedRhomb(wide / 2, -high + 110 + label, wide * 0.28, wide * 0.42, 2), trim)
      : bar(wide * 0.3, -high + 110, wide * 0.4, label + 60, trim)) +
    bar(0, -70, wide, 8, trim)
  )
}

function textLines(random: Random, x: number, y: number, width: number, count: number, colour: string): string {
  return counted(count, (index) =>
    bar(x, y + index * 42, index % 7 === 6 ? width * random.between(0.3, 0.7) : width, 13, colour),
  ).join('')
}
