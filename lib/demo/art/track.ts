import { drawBorder } from './border'
import type { Sheet } from './sheet'
import { bar, counted, cutPolygon, disc, line, polygon, ring, type Point } from './shape'
import { knotted } from './knot'
import { path } from './shape'

/** A curve of railway seen from above. */
export function railCurve({ random, inks }: Sheet): string {
  const side = random.chance(0.5) ? 1 : -1
  const x = 800 - side * random.between(560, 680)
  const y = random.chance(0.5) ? 1080 : -80
  const radii = [random.between(560, 620), random.between(930, 1000)]
  const odd = random.whole(30, 60)
  return (
    disc(x, y, radii[0] ?? 0, inks.third) +
    disc(x, y, (radii[0] ?? 0) - 140, inks.second) +
    radii
      .map((radius, track) => {
        const sleepers = counted(120, (index) => {
          const angle = (index / 120) * Math.PI * 2
          const at = (reach: number): Point => [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
          const [sx, sy] = at(radius)
          if (sx < -100 || sx > 1700 || sy < -100 || sy > 1100) return ''
          return line([at(radius - 92), at(radius + 92)], index === odd && track === 0 ? inks.accent : inks.figure, 17)
        })
        return sleepers.join('') + ring(x, y, radius - 52, inks.second, 15) + ring(x, y, radius + 52, inks.second, 15)
      })
      .join('') +
    disc(800 + side * random.between(-260, -160), y > 500 ? 800 : 200, 62, inks.accent)
  )
}

/** Lines that run together and part again; a stop where they meet. */
export function junction({ random, inks }: Sheet): string {
  const count = random.whole(4, 5)
  const gap = random.between(82, 96)
  const from = random.between(470, 620)
  const to = from + random.between(260, 380)
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number): number => 800 + flip * (x - 800)
  const colours = [inks.figure, inks.second, inks.third, inks.figure, inks.second]
  const odd = random.whole(0, count - 1)
  const middle = random.between(440, 560)
  return (
    counted(count, (index) => {
      const y = middle + (index - (count - 1) / 2) * gap
      const enter = middle + (index - (count - 1) / 2) * gap * 2.3
      const leave = middle + (index - (count - 1) / 2) * gap * (index % 2 === 0 ? 2.6 : -1.4)
      const climb = Math.abs(enter - y)
      const fall = Math.abs(leave - y)
      return line(
        [
          [at(-40), enter],
          [at(from - climb - 40), enter],
          [at(from - 40), y],
          [at(to + 40), y],
          [at(to + 40 + fall), leave],
          [at(1640), leave],
        ],
        index === odd ? inks.accent : (colours[index] ?? inks.figure),
        52,
      )
    }).join('') +
    bar(
      Math.min(at(from), at(to)) + 40,
      middle - (count / 2) * gap - 14,
      to - from - 80,
      count * gap + 28,
      inks.ground,
    ) +
    bar(
      Math.min(at(from), at(to)) + 58,
      middle - (count / 2) * gap + 6,
      to - from - 116,
      count * gap - 12,
      inks.second,
    ) +
    counted(count, (index) =>
      disc(
        at((from + to) / 2),
        middle + (index - (count - 1) / 2) * gap,
        26,
        index === odd ? inks.accent : inks.ground,
      ),
    ).join('')
  )
}

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

/** A road that climbs the sheet in bends. */
export function road({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number, y: number): Point => [800 + flip * (x - 800), y]
  const reach = random.between(330, 400)
  const rows = [1060, 800, 610, 470, 370, 300]
  const widths = [150, 116, 86, 62, 42]
  const middle = random.between(760, 840)
  const bends = rows.map((y, index): Point => at(middle + (index % 2 === 0 ? -1 : 1) * reach * (1 - index * 0.15), y))
  const stretches = widths.map((width, index) => {
    const from = bends[index] ?? [0, 0]
    const to = bends[index + 1] ?? from
    const half: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    const shape = [[from[0], half[1] + 30] as const, [to[0], half[1] - 30] as const]
    return (
      line([from, ...shape, to], inks.second, width) +
      line(
        [from, ...shape, to],
        inks.ground,
        Math.max(4, width * 0.06),
        `${Math.round(width * 0.4)} ${Math.round(width * 0.3)}`,
      )
    )
  })
  return (
    disc(...at(middle + 260, 190), random.between(90, 120), inks.accent) +
    path(
      knotted(
        [
          [-40, 420],
          [300, 250],
          [620, 330],
          [900, 220],
          [1300, 360],
          [1640, 260],
          [1640, 1020],
          [-40, 1020],
        ],
        20,
      ),
      inks.third,
    ) +
    path(
      knotted(
        [at(-40, 620), at(420, 420), at(800, 300), at(1120, 360), at(1640, 560), at(1640, 1020), at(-40, 1020)],
        20,
      ),
      inks.figure,
    ) +
    stretches.join('')
  )
}
