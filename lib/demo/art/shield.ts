import { borderKinds, drawBorder } from './border'
import { nested, star } from './medallion'
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
  polygon,
  regular,
  ring,
  type Point,
} from './shape'

/** A star fort from above: bastions, moat, and one gate. */
export function bastion({ random, inks }: Sheet): string {
  const x = random.between(690, 910)
  const points = random.whole(7, 8)
  const turn = random.between(0, 60)
  const radius = random.between(430, 470)
  const fort = (size: number): Point[] =>
    counted(points, (index): Point[] => {
      const middle = (index / points) * Math.PI * 2 + turn
      const at = (angle: number, reach: number): Point => [
        x + Math.cos(middle + angle) * reach * size,
        500 + Math.sin(middle + angle) * reach * size,
      ]
      return [at(-0.24, 0.7), at(-0.17, 0.86), at(0, 1.04), at(0.17, 0.86), at(0.24, 0.7)]
    }).flat()
  const gate = turn + Math.PI / points
  const road: Point = [x + Math.cos(gate) * 1400, 500 + Math.sin(gate) * 1400]
  return (
    polygon(fort(radius * 1.22), inks.third) +
    line([[x, 500], road], inks.ground, 64) +
    cutPolygon(random, fort(radius), inks.figure) +
    line([[x, 500], road], inks.accent, 20) +
    polygon(fort(radius * 0.84), inks.second) +
    polygon(fort(radius * 0.7), inks.figure) +
    polygon(regular(x, 500, radius * 0.34, points, (turn * 180) / Math.PI), inks.ground) +
    star(x, 500, radius * 0.17, inks.accent, inks.second)
  )
}

/** Ranks pointing one way, one of another colour. */
export function chevrons({ random, inks }: Sheet): string {
  const count = random.whole(4, 6)
  const direction = random.chance(0.5) ? 1 : -1
  const thick = 900 / count
  const marked = random.whole(1, count - 2)
  const tip = random.between(270, 340)
  const shift = random.between(-60, 60)
  return counted(count, (index) => {
    const x = 260 + shift + index * thick
    const colour = index === marked ? inks.accent : index % 2 === 0 ? inks.figure : inks.second
    const points: Point[] = [
      [x, -10],
      [x + thick * 0.78, -10],
      [x + thick * 0.78 + tip, 500],
      [x + thick * 0.78, 1010],
      [x, 1010],
      [x + tip, 500],
    ]
    const turned = points.map(([px, py]): Point => [direction === 1 ? px - tip / 2 : 1600 - px + tip / 2, py])
    return cutPolygon(random, turned, colour)
  }).join('')
}

/** A shield parted down the middle, each half in the other's colours. */
export function shield({ random, inks }: Sheet): string {
  const x = random.between(690, 910)
  const half = random.between(330, 370)
  const top = random.between(80, 110)
  const foot = 930
  const shape: Point[] = [
    [x - half, top],
    [x + half, top],
    [x + half, top + 420],
    [x + half * 0.72, top + 600],
    [x, foot],
    [x - half * 0.72, top + 600],
    [x - half, top + 420],
  ]
  const middle = top + 360
  return (
    counted(9, (index) => bar(0, top + 30 + index * 100, 1600, 26, inks.third)).join('') +
    polygon(
      shape.map(([px, py]): Point => [x + (px - x) * 1.1, 480 + (py - 480) * 1.08]),
      inks.ground,
    ) +
    cutPolygon(random, shape, inks.figure) +
    clipped(
      'cut1',
      outline(shape),
      bar(x, 0, half + 10, 1000, inks.second) +
        drawBorder({
          kind: random.pick(borderKinds),
          x: x - half - 20,
          y: top + 40,
          length: half * 2 + 40,
          depth: 90,
          ground: inks.third,
          motif: inks.second,
          guard: inks.accent,
        }),
    ) +
    nested(x, middle + 70, half * 0.72, half * 0.72, 6, [inks.ground, inks.figure, inks.second]) +
    star(x, middle + 70, 58, inks.accent, inks.ground)
  )
}

/** A quarter of rings swept from one corner, and what it found. */
export function radar({ random, inks }: Sheet): string {
  const side = random.chance(0.5) ? 1 : -1
  const x = 800 - side * random.between(520, 600)
  const y = random.between(930, 990)
  const from = random.between(0.35, 0.75)
  const sweep: Point[] = [
    [x, y],
    ...counted(7, (index): Point => {
      const angle = from + index * 0.07
      return [x + side * Math.cos(angle) * 1500, y - Math.sin(angle) * 1500]
    }),
  ]
  const found = from + 0.21
  const reach = random.between(720, 860)
  return (
    counted(6, (index) => disc(x, y, 1420 - index * 210, index % 2 === 0 ? inks.third : inks.figure)).join('') +
    cutPolygon(random, sweep, inks.second) +
    counted(12, (index) => ring(x, y, 1420 - index * 105, inks.ground, 4)).join('') +
    disc(x + side * Math.cos(found) * reach, y - Math.sin(found) * reach, 62, inks.accent) +
    ring(x + side * Math.cos(found) * reach, y - Math.sin(found) * reach, 104, inks.accent, 8) +
    disc(x, y, 110, inks.second)
  )
}

/** Border round border, closed but for one opening. */
export function enclosure({ random, inks }: Sheet): string {
  const count = 4
  const colours = [inks.figure, inks.second, inks.figure, inks.third]
  const shift = random.between(-90, 90)
  const gap = random.between(-120, 120)
  const side = random.pick([-1, 1])
  return (
    counted(count, (index) => {
      const inset = 50 + index * 104
      return (
        cutPolygon(
          random,
          box(140 + inset + shift, inset - 10, 1320 - inset * 2, 1020 - inset * 2),
          colours[index] ?? inks.figure,
        ) +
        cutPolygon(
          random,
          box(140 + inset + shift + 52, inset + 42, 1320 - inset * 2 - 104, 1020 - inset * 2 - 104),
          inks.ground,
        )
      )
    }).join('') +
    bar(side === 1 ? 800 + shift : -20, 460 + gap, 820 - side * shift, 90, inks.ground) +
    bar(side === 1 ? 960 + shift : -20, 493 + gap, 660 - side * shift, 24, inks.accent) +
    star(800 + shift, 500, 96, inks.accent, inks.second)
  )
}
