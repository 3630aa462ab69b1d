import { borderKinds, drawBorder } from './border'
import { charted, knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { bar, box, counted, cutPolygon, disc, line, path, polygon, type Point } from './shape'

/** Broad bands over and under one another, loose ends on two sides. */
export function overUnder({ random, inks }: Sheet): string {
  const across = random.whole(3, 4)
  const down = random.whole(4, 5)
  const thickY = 720 / across / 1.22
  const thickX = 1000 / down / 1.22
  const x0 = 300 + random.between(-40, 40)
  const y0 = 140
  const odd = random.whole(0, across - 1)
  const row = (index: number): number => y0 + index * thickY * 1.22
  const column = (index: number): number => x0 + index * thickX * 1.22
  const weft = (index: number): string => (index === odd ? inks.accent : index % 2 === 0 ? inks.figure : inks.third)
  return (
    counted(across, (index) => {
      const from = random.between(40, 200)
      const to = random.between(1400, 1570)
      return cutPolygon(random, box(from, row(index), to - from, thickY), weft(index))
    }).join('') +
    counted(down, (index) => {
      const from = random.between(-10, 60)
      const to = random.between(940, 1010)
      const strip = cutPolygon(random, box(column(index), from, thickX, to - from), inks.second)
      const edges = [0.14, 0.86].map((part) =>
        line(
          [
            [column(index) + thickX * part, from],
            [column(index) + thickX * part, to],
          ],
          inks.ground,
          5,
        ),
      )
      return strip + edges.join('')
    }).join('') +
    counted(across, (y) =>
      counted(down, (x) =>
        (x + y) % 2 === 0
          ? bar(column(x) - thickX * 0.11, row(y), thickX * 1.22, thickY, weft(y)) +
            bar(column(x) - thickX * 0.11, row(y) - 6, thickX * 1.22, 6, inks.ground) +
            bar(column(x) - thickX * 0.11, row(y) + thickY, thickX * 1.22, 6, inks.ground)
          : '',
      ).join(''),
    ).join('')
  )
}

/** Columns of a year, woven, one of them out of line. */
export function columns({ random, inks }: Sheet): string {
  const count = random.whole(5, 7)
  const wide = 1240 / count
  const foot = random.between(860, 900)
  const rise = random.chance(0.5)
  const odd = random.whole(1, count - 2)
  return (
    counted(6, (index) =>
      line(
        [
          [0, foot - 120 * (index + 1)],
          [1600, foot - 120 * (index + 1)],
        ],
        inks.third,
        5,
      ),
    ).join('') +
    counted(count, (index) => {
      const trend = rise ? index : count - 1 - index
      const knots = Math.round((180 + (trend / (count - 1)) * 470 + random.between(-60, 60)) / 44)
      const height = (index === odd ? Math.max(3, knots - 4) : knots) * 44
      const x = 180 + index * wide
      const colour = index === odd ? inks.accent : index % 2 === 0 ? inks.figure : inks.second
      return (
        cutPolygon(random, box(x, foot - height, wide * 0.78, height), colour) +
        counted(Math.floor(height / 88), (step) => bar(x, foot - 66 - step * 88, wide * 0.78, 9, inks.ground)).join(
          '',
        ) +
        path(
          knotted(
            [
              [x, foot - height + 2],
              [x + wide * 0.39, foot - height - wide * 0.36],
              [x + wide * 0.78, foot - height + 2],
            ],
            12,
          ),
          colour,
        )
      )
    }).join('') +
    bar(0, foot, 1600, 14, inks.second) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: foot + 26,
      length: 1640,
      depth: 70,
      ground: inks.ground,
      motif: inks.figure,
      guard: inks.ground,
    })
  )
}

/** Coins in piles, edge on, and one that has rolled away. */
export function coins({ random, inks }: Sheet): string {
  const foot = random.between(820, 860)
  const piles = random.whole(3, 4)
  const wide = 900 / piles
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number): number => 800 + flip * (x - 800)
  const tallest = random.whole(0, piles - 1)
  const rolled: Point = [at(random.between(1350, 1370)), foot - 170]
  return (
    cutPolygon(random, box(-10, foot, 1620, 210), inks.second) +
    counted(piles, (index) => {
      const count = index === tallest ? 9 : random.whole(3, 7)
      return counted(count, (coin) => {
        const x = 210 + index * wide * 1.06 + random.between(-12, 12)
        const y = foot - (coin + 1) * 64
        const left = Math.min(at(x), at(x + wide * 0.9))
        const colour = (coin + index) % 3 === 1 ? inks.third : inks.figure
        return (
          bar(left, y, wide * 0.9, 58, colour) +
          counted(9, (tooth) => bar(left + 18 + (tooth * (wide * 0.9 - 40)) / 8.4, y + 14, 8, 30, inks.second)).join('')
        )
      }).join('')
    }).join('') +
    disc(rolled[0], rolled[1], 170, inks.figure) +
    disc(rolled[0], rolled[1], 138, inks.ground) +
    polygon(steppedRhomb(rolled[0], rolled[1], 104, 104, 3), inks.accent)
  )
}

/** One repeat of the running hook; what it leaves free is the same hook upside down. */
const runningHook = ['..####..', '.######.', '.##..##.', '###..#..', '###.....', '####....', '#####..#', '########']

/** Three borders of a rug, the middle one of hooks that run one after another. */
export function hookBorder({ random, inks }: Sheet): string {
  const knot = random.whole(46, 52)
  const narrow = random.between(126, 140)
  const top = 500 - knot * 4
  const start = random.between(-200, -20)
  const [above, below] = random.chance(0.5) ? (['barber', 'sawtooth'] as const) : (['sawtooth', 'barber'] as const)
  const look = { x: -60, length: 1720, depth: narrow, ground: inks.third, motif: inks.second, guard: inks.accent }
  const hooks = counted(6, (index) => charted(runningHook, start + index * knot * 8, top, knot))
  return (
    drawBorder({ ...look, kind: above, y: top - narrow - 40 }) +
    bar(0, top - 40, 1600, knot * 8 + 80, inks.figure) +
    path(hooks.join(''), inks.second) +
    drawBorder({ ...look, kind: below, y: top + knot * 8 + 40 })
  )
}
