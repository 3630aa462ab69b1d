import type { Sheet } from './sheet'
import { bar, counted, disc, line, ring, type Point } from './shape'
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
        12,
      ),
      inks.third,
    ) +
    path(
      knotted(
        [at(-40, 620), at(420, 420), at(800, 300), at(1120, 360), at(1640, 560), at(1640, 1020), at(-40, 1020)],
        12,
      ),
      inks.figure,
    ) +
    stretches.join('')
  )
}
