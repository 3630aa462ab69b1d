import { steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { clipped, counted, cutPolygon, disc, line, outline, path, polygon, regular, ring, type Point } from './shape'

/** A body half off the sheet and what goes round it, each on its own ring. */
export function orbits({ random, inks }: Sheet): string {
  const side = random.chance(0.5) ? 1 : -1
  const x = 800 + side * random.between(250, 420)
  const y = random.between(480, 640)
  const rings = random.whole(4, 5)
  const body = random.between(170, 220)
  const marked = random.whole(1, rings - 1)
  return (
    counted(rings, (index) => {
      const radius = body + 90 + index * random.between(112, 128)
      const angle = Math.PI + random.between(-1.1, 1.1)
      const at: Point = [x + side * Math.cos(angle) * radius, y + Math.sin(angle) * radius]
      const size = index === marked ? 74 : random.between(26, 48)
      const ticks = index === 1 ? stroked72(x, y, radius, inks.third) : ''
      return (
        ring(x, y, radius, index % 2 === 0 ? inks.figure : inks.third, index % 2 === 0 ? 7 : 22) +
        ticks +
        disc(at[0], at[1], size + 14, inks.ground) +
        disc(at[0], at[1], size, index === marked ? inks.accent : inks.figure)
      )
    }).join('') +
    disc(x, y, body, inks.figure) +
    clipped(
      'cut1',
      outline(regular(x, y, body, 90)),
      counted(4, (index) =>
        cutPolygon(random, zigzag(x, y - body * 0.6 + index * body * 0.42, body, 22), inks.second),
      ).join(''),
    )
  )
}

/** A moon in its phases, waxing across the sheet. */
export function phases({ random, inks }: Sheet): string {
  const count = random.pick([3, 3, 5])
  const radius = count === 3 ? 235 : 142
  const pitch = radius * 2 + (count === 3 ? 24 : 30)
  const start = 800 - (pitch * (count - 1)) / 2
  const wane = random.chance(0.5) ? 1 : -1
  const y = random.between(440, 560)
  const lit = random.whole(0, count - 1)
  return (
    counted(9, (index) =>
      line(
        [
          [0, y - 200 + index * 50],
          [1600, y - 200 + index * 50],
        ],
        inks.third,
        5,
      ),
    ).join('') +
    counted(count, (index) => {
      const x = start + index * pitch
      const share = ((index + 0.6) / count) * 2 - 1
      return (
        disc(x, y, radius + 12, inks.ground) +
        disc(x, y, radius, inks.second) +
        path(phase(x, y, radius, share * wane), index === lit ? inks.accent : inks.figure)
      )
    }).join('')
  )
}

/** A ray, a stepped crystal, and the colours the ray was made of. */
export function prism({ random, inks }: Sheet): string {
  const x = random.between(640, 780)
  const y = random.between(470, 530)
  const size = random.between(270, 320)
  const flip = random.chance(0.5) ? 1 : -1
  const at = (px: number, py: number): Point => [800 + flip * (px - 800), py]
  const colours = [inks.accent, inks.figure, inks.third, inks.second, inks.figure]
  const spread = random.between(120, 165)
  const fall = random.between(-240, -140)
  const fan = colours.map((colour, index) =>
    cutPolygon(
      random,
      [
        at(x + size * 0.4, y - 50 + index * 20),
        at(1640, y + fall * 1.4 + index * spread),
        at(1640, y + fall * 1.4 + (index + 1) * spread),
        at(x + size * 0.4, y - 30 + index * 20),
      ],
      colour,
    ),
  )
  const [middle] = at(x, y)
  return (
    fan.join('') +
    counted(9, (index) => line([at(0, 60 + index * 110), at(x - size * 1.25, 60 + index * 110)], inks.third, 5)).join(
      '',
    ) +
    line([at(-20, y + random.between(120, 260)), at(x - size * 0.4, y)], inks.accent, 30) +
    polygon(steppedRhomb(middle, y, size * 1.16, size * 1.16, 8), inks.ground) +
    polygon(steppedRhomb(middle, y, size, size, 7), inks.figure) +
    polygon(steppedRhomb(middle, y, size * 0.6, size * 0.6, 4), inks.second) +
    polygon(steppedRhomb(middle, y, size * 0.2, size * 0.2, 1), inks.ground)
  )
}

/** Two strands and their rungs, a zigzag border grown large. */
export function helix({ random, inks }: Sheet): string {
  const turns = 3
  const pitch = 1800 / turns
  const high = random.between(240, 290)
  const y = random.between(470, 530)
  const phaseShift = random.between(-200, 0)
  const wave = (sign: 1 | -1): Point[] =>
    counted(turns * 12 + 13, (index) => {
      const x = -200 + phaseShift + index * (pitch / 12)
      return [x, y + sign * high * triangle(index / 12)]
    })
  const one = random.whole(14, 24)
  const rungs = counted(turns * 12 + 13, (index) => {
    const x = -200 + phaseShift + index * (pitch / 12)
    const reach = high * triangle(index / 12)
    return Math.abs(reach) < 50
      ? ''
      : line(
          [
            [x, y - reach],
            [x, y + reach],
          ],
          index === one ? inks.accent : inks.third,
          index === one ? 30 : 14,
        )
  })
  return (
    rungs.join('') +
    line(wave(1), inks.figure, 62) +
    line(wave(-1), inks.ground, 92) +
    line(wave(-1), inks.second, 62) +
    overPasses(wave(1), inks.figure, inks.ground)
  )
}

/** A lattice of cells, a few of them alive. */
export function cells({ random, inks }: Sheet): string {
  const radius = random.between(128, 150)
  const stepX = radius * Math.sqrt(3)
  const stepY = radius * 1.5
  const heart: Point = [random.between(640, 960), random.between(420, 580)]
  const turn = random.between(0, 6)
  let found = false
  const combs = counted(9, (row) =>
    counted(11, (column) => {
      const x = (column - 0.5 + (row % 2) / 2) * stepX - 60
      const y = (row - 0.5) * stepY
      const away =
        Math.hypot(x - heart[0], (y - heart[1]) * 1.2) +
        90 * Math.sin(turn + Math.atan2(y - heart[1], x - heart[0]) * 3)
      if (away < radius * 0.9 && !found) {
        found = true
        return (
          polygon(regular(x, y, radius - 8, 6, 30), inks.accent) +
          polygon(regular(x, y, radius * 0.42, 6, 30), inks.second)
        )
      }
      if (away < radius * 2.1)
        return (
          polygon(regular(x, y, radius - 8, 6, 30), inks.figure) +
          polygon(regular(x, y, radius * 0.3, 6, 30), inks.ground)
        )
      if (away < radius * 3.4) return polygon(regular(x, y, radius - 8, 6, 30), inks.second)
      if (away < radius * 4.6) return polygon(regular(x, y, radius - 8, 6, 30), inks.third)
      return disc(x, y, 9, inks.third)
    }).join(''),
  )
  return combs.join('')
}

function triangle(part: number): number {
  const within = ((part % 1) + 1) % 1
  return within < 0.5 ? within * 4 - 1 : 3 - within * 4
}

/** Draws every second crossing again, so that the strands go over and under. */
function overPasses(points: readonly Point[], colour: string, ground: string): string {
  return points
    .flatMap((point, index) => {
      const before = points[index - 2]
      const after = points[index + 2]
      if (index % 12 !== 3 || !before || !after) return []
      return [
        line([before, point, after], ground, 92),
        line([points[index - 3] ?? before, before, point, after, points[index + 3] ?? after], colour, 62),
      ]
    })
    .join('')
}

function stroked72(x: number, y: number, radius: number, colour: string): string {
  return counted(72, (index) => {
    const angle = (index / 72) * Math.PI * 2
    const long = index % 6 === 0 ? 44 : 24
    return line(
      [
        [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius],
        [x + Math.cos(angle) * (radius + long), y + Math.sin(angle) * (radius + long)],
      ],
      colour,
      4,
    )
  }).join('')
}

function zigzag(x: number, y: number, half: number, thick: number): Point[] {
  const upper = counted(13, (index): Point => [x - half + (index * half) / 6, y + (index % 2 === 0 ? 0 : 34)])
  return [...upper, ...[...upper].reverse().map(([px, py]): Point => [px, py + thick])]
}

/** The lit part of a disc, from -1 (a sliver on the left) to 1 (nearly all of it, from the left). */
function phase(x: number, y: number, radius: number, share: number): string {
  const limb = counted(41, (index): Point => {
    const angle = Math.PI / 2 + (index / 40) * Math.PI
    return [x + Math.cos(angle) * radius, y - Math.sin(angle) * radius]
  })
  const inner = [...limb].reverse().map(([px, py]): Point => [x - (px - x) * share, py])
  return outline([...limb, ...inner])
}
