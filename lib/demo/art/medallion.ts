import { borderKinds, drawBorder } from './border'
import { fringe } from './cloth'
import { steppedRhomb } from './knot'
import type { Inks } from './palette'
import type { Sheet } from './sheet'
import { bar, box, counted, cutPolygon, line, polygon, regular, type Point } from './shape'

/** One great lozenge running off the sheet, a border down one side like the spine of a book. */
export function greatMedallion({ random, inks }: Sheet): string {
  const onLeft = random.chance(0.5)
  const depth = random.between(96, 150)
  const x = onLeft ? random.between(860, 980) : random.between(620, 740)
  const y = random.between(440, 560)
  const steps = random.whole(7, 10)
  const radiusX = random.between(560, 660)
  const radiusY = radiusX * random.between(0.82, 1)
  return (
    nested(x, y, radiusX, radiusY, steps, ringColours(inks, random.chance(0.5))) +
    latchHooks(x, y, radiusX, radiusY, steps, inks.figure) +
    star(x, y, radiusX * 0.13, inks.accent, inks.second) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: onLeft ? depth : 1600,
      y: -10,
      length: 1020,
      depth,
      ground: inks.second,
      motif: random.chance(0.5) ? inks.figure : inks.third,
      guard: inks.accent,
      turn: 90,
    })
  )
}

/** Lozenges on a pole, as on Kazak rugs; one of them is of another dye. */
export function medallionPole({ random, inks }: Sheet): string {
  const y = random.between(440, 560)
  const count = random.whole(2, 3)
  const radiusX = count === 2 ? 400 : 285
  const radiusY = random.between(300, 390)
  const start = 800 - (count - 1) * radiusX + random.between(-120, 120)
  const other = random.whole(0, count - 1)
  const pole = bar(0, y - 16, 1600, 32, inks.second)
  return (
    pole +
    counted(count, (index) => {
      const x = start + index * radiusX * 2
      const steps = random.whole(5, 7)
      const colours = index === other ? [inks.second, inks.accent, inks.ground] : [inks.figure, inks.third, inks.second]
      return (
        nested(x, y, radiusX - 14, radiusY, steps, colours) +
        star(x, y, 66, index === other ? inks.figure : inks.accent, inks.ground)
      )
    }).join('') +
    sawEdge(0, 1, inks.second) +
    sawEdge(1000, -1, inks.second)
  )
}

/** The eight-pointed star of Lezgi rugs, large, on two unequal planes. */
export function greatStar({ random, inks }: Sheet): string {
  const x = random.between(640, 960)
  const y = random.between(460, 540)
  const radius = random.between(400, 470)
  const split = random.chance(0.5) ? x : x + random.between(-260, 260)
  return (
    cutPolygon(random, box(split, -10, 1620 - split, 1020), inks.third) +
    star(x, y, radius, inks.figure, inks.second) +
    polygon(steppedRhomb(x, y, radius * 0.52, radius * 0.52, 5), inks.second) +
    polygon(steppedRhomb(x, y, radius * 0.36, radius * 0.36, 3), inks.ground) +
    star(x, y, radius * 0.17, inks.accent, inks.second) +
    counted(4, (index) => {
      const side = index < 2 ? -1 : 1
      const end = index % 2 === 0 ? -1 : 1
      return polygon(steppedRhomb(x + side * radius * 0.98, y + end * radius * 0.82, 54, 54, 2), inks.second)
    }).join('')
  )
}

/** A whole small rug, hung off-centre on a wall of plain colour. */
export function hungRug({ random, inks }: Sheet): string {
  const width = random.between(640, 760)
  const height = random.between(790, 830)
  const x = random.between(360, 1240 - width)
  const y = random.between(64, 90)
  const depth = random.between(70, 92)
  const kind = random.pick(borderKinds)
  const look = { kind, depth, ground: inks.second, motif: inks.third, guard: inks.accent } as const
  const middle = x + width / 2
  const count = random.whole(1, 3)
  const inner = height - depth * 2
  const radiusY = inner / count / 2 - 12
  const radiusX = Math.min((width - depth * 2) / 2 - 16, radiusY * 1.6)
  return (
    fringe(random, x, y + height, width, 64, inks.third) +
    cutPolygon(random, box(x, y, width, height), inks.figure) +
    drawBorder({ ...look, x, y, length: width, depth }) +
    drawBorder({ ...look, x, y: y + height - depth, length: width, depth }) +
    drawBorder({ ...look, x: x + depth, y, length: height, depth, turn: 90 }) +
    drawBorder({ ...look, x: x + width, y, length: height, depth, turn: 90 }) +
    counted(count, (index) => {
      const centre = y + depth + (inner * (index + 0.5)) / count
      return (
        nested(middle, centre, radiusX, radiusY, 6, [inks.second, inks.third, inks.figure]) +
        star(middle, centre, Math.min(radiusX, radiusY) * 0.24, inks.accent, inks.second)
      )
    }).join('') +
    line(
      [
        [x - 40, y - 8],
        [x + width + 40, y - 8],
      ],
      inks.second,
      14,
    )
  )
}

/** Lozenges one inside the other, all of the same step. */
export function nested(
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  steps: number,
  colours: readonly string[],
): string {
  const stepX = radiusX / (steps + 0.5)
  const stepY = radiusY / (steps + 0.5)
  return colours
    .map((colour, index) => {
      const left = steps - index * Math.max(1, Math.floor(steps / colours.length))
      return left < 0 ? '' : polygon(steppedRhomb(x, y, stepX * (left + 0.5), stepY * (left + 0.5), left), colour)
    })
    .join('')
}

/** Two squares, one on its corner, with a small square eye. */
export function star(x: number, y: number, radius: number, colour: string, eye: string): string {
  const straight = polygon(regular(x, y, radius, 4, 45), colour)
  return straight + polygon(regular(x, y, radius, 4), colour) + polygon(regular(x, y, radius * 0.26, 4), eye)
}

/** One hook on each tread of a stepped lozenge, turned away from its middle. */
function latchHooks(x: number, y: number, radiusX: number, radiusY: number, steps: number, colour: string): string {
  const stepX = radiusX / (steps + 0.5)
  const stepY = radiusY / (steps + 0.5)
  return [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ]
    .flatMap(([sideX = 1, sideY = 1]) =>
      counted(steps, (step) => {
        const footX = (step + 1) * stepX
        const footY = -(steps - step - 0.5) * stepY
        const hook: Point[] = [
          [footX, footY],
          [footX, footY - stepY * 0.72],
          [footX + stepX * 0.62, footY - stepY * 0.72],
          [footX + stepX * 0.62, footY - stepY * 0.3],
        ]
        return line(
          hook.map(([px, py]): Point => [x + px * sideX, y + py * sideY]),
          colour,
          stepY * 0.2,
        )
      }),
    )
    .join('')
}

function ringColours(inks: Inks, calm: boolean): string[] {
  return calm
    ? [inks.figure, inks.second, inks.figure, inks.third]
    : [inks.figure, inks.third, inks.second, inks.figure, inks.second]
}

function sawEdge(y: number, direction: 1 | -1, colour: string): string {
  const teeth = counted(20, (index): Point[] => [
    [index * 80, y],
    [index * 80 + 40, y + direction * 56],
  ]).flat()
  return polygon([...teeth, [1600, y]], colour)
}
