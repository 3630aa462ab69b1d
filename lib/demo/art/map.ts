import { knotted, steppedRhomb } from './knot'
import type { Random } from './random'
import type { Sheet } from './sheet'
import { clipped, counted, cutPolygon, disc, line, path, polygon, ring, stroked, type Point } from './shape'

/** A coast in steps, the sea ruled, three ports and the lines between them. */
export function coast({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number): number => 800 + flip * (x - 800)
  const shore = counted(11, (index): Point => [
    at(random.between(560, 900) + Math.sin(index * 0.9) * 110),
    -20 + index * 104,
  ])
  const land: Point[] = [...shore, [at(1640), 1020], [at(1640), -20]]
  const ports = [2, 5, 8].map((index) => shore[index] ?? ([800, 500] as const))
  const far: Point = [at(random.between(300, 360)), random.between(300, 700)]
  const inland = counted(3, (index) =>
    cutPolygon(
      random,
      [
        [at(1080 + index * 190), -20],
        [at(1150 + index * 190), -20],
        [at(1020 + index * 190), 520],
        [at(1150 + index * 190), 1020],
        [at(1080 + index * 190), 1020],
        [at(950 + index * 190), 520],
      ],
      index === 1 ? inks.ground : inks.third,
    ),
  )
  return (
    counted(21, (index) =>
      line(
        [
          [0, 20 + index * 48],
          [1600, 20 + index * 48],
        ],
        inks.third,
        6,
        index % 3 === 0 ? undefined : '90 34',
      ),
    ).join('') +
    path(knotted(land, 12), inks.figure) +
    clipped('cut1', knotted(land, 12), inland.join('')) +
    ports.map((port) => arc(port, far, 0.2, inks.second, 7, '18 14')).join('') +
    ports.map((port) => disc(port[0], port[1], 44, inks.ground) + disc(port[0], port[1], 28, inks.second)).join('') +
    disc(far[0], far[1], 62, inks.accent) +
    disc(far[0], far[1], 22, inks.ground)
  )
}

/** One place, and the places its people went. */
export function routes({ random, inks }: Sheet): string {
  const home: Point = [random.between(640, 960), random.between(780, 850)]
  const count = random.whole(6, 8)
  const one = random.whole(1, count - 2)
  const goals = counted(count, (index): Point => {
    const angle = Math.PI + (Math.PI * (index + 0.5)) / count
    const reach = index % 2 === 0 ? random.between(620, 720) : random.between(430, 520)
    return [home[0] + Math.cos(angle) * reach * 1.05, home[1] + Math.sin(angle) * reach]
  })
  return (
    counted(4, (index) => ring(home[0], home[1], 330 + index * 150, inks.third, index === 1 ? 40 : 6)).join('') +
    goals
      .map((goal, index) =>
        arc(
          home,
          goal,
          index < count / 2 ? -0.2 : 0.2,
          index === one ? inks.accent : inks.figure,
          index === one ? 20 : 12,
        ),
      )
      .join('') +
    goals
      .map((goal, index) => {
        const radius = random.between(46, 92)
        const colour = index === one ? inks.accent : index % 2 === 0 ? inks.figure : inks.second
        return (
          disc(goal[0], goal[1], radius + 12, inks.ground) +
          disc(goal[0], goal[1], radius, colour) +
          disc(goal[0], goal[1], radius * 0.3, inks.ground)
        )
      })
      .join('') +
    polygon(steppedRhomb(home[0], home[1], 290, 290, 8), inks.figure) +
    polygon(steppedRhomb(home[0], home[1], 190, 190, 5), inks.ground) +
    polygon(steppedRhomb(home[0], home[1], 120, 120, 3), inks.second)
  )
}

/** Land as a printer's screen shows it: dots that grow where people are. */
export function screenedLand({ random, inks }: Sheet): string {
  const pitch = 66
  const centres = counted(3, (index): readonly [number, number, number] => [
    420 + index * 360 + random.between(-110, 110),
    random.between(280, 720),
    random.between(210, 340),
  ])
  const one = random.whole(0, 2)
  const home = centres[one] ?? [800, 500, 200]
  return (
    counted(16, (row) =>
      counted(26, (column) => {
        const x = (column + (row % 2) / 2) * pitch - 20
        const y = row * pitch + 4
        const weight = Math.max(...centres.map(([cx, cy, reach]) => 1 - Math.hypot(x - cx, (y - cy) * 1.15) / reach))
        if (weight <= -0.5) return ''
        const near = Math.hypot(x - home[0], y - home[1]) < pitch * 1.6
        const colour = near ? inks.second : weight > 0.05 ? inks.figure : inks.third
        return disc(x, y, Math.min(36, 11 + Math.max(0, weight) * 44), colour)
      }).join(''),
    ).join('') +
    ring(home[0], home[1], 150, inks.accent, 14) +
    disc(home[0], home[1], 40, inks.accent)
  )
}

/** Islands, each its own dye, and a ferry line that visits all of them. */
export function islands({ random, inks }: Sheet): string {
  const count = 5
  const places = counted(count, (index): Point => [
    170 + index * 315 + random.between(-40, 40),
    500 + (index % 2 === 0 ? -1 : 1) * random.between(110, 220),
  ])
  const colours = [inks.figure, inks.second, inks.figure, inks.second, inks.figure]
  const one = random.whole(1, 3)
  return (
    counted(16, (index) => stroked(waveLine(34 + index * 64, random.between(0, 120)), inks.third, 7)).join('') +
    line(places, inks.second, 12, '30 16') +
    places
      .map((place, index) => {
        const shape = blot(random, place, random.between(128, 182))
        return (
          path(
            knotted(
              shape.map(([x, y]): Point => [place[0] + (x - place[0]) * 1.14, place[1] + (y - place[1]) * 1.14]),
              16,
            ),
            inks.ground,
          ) + path(knotted(shape, 10), index === one ? inks.accent : (colours[index] ?? inks.figure))
        )
      })
      .join('') +
    places.map((place) => disc(place[0], place[1], 24, inks.ground)).join('')
  )
}

function blot(random: Random, [x, y]: Point, radius: number): Point[] {
  return counted(12, (index) => {
    const angle = (index / 12) * Math.PI * 2
    const reach = radius * random.between(0.7, 1.08)
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
  })
}

function waveLine(y: number, shift: number): string {
  const teeth = counted(28, (index): Point => [-120 - shift + index * 70, y + (index % 2 === 0 ? 0 : 22)])
  return `M${teeth.map(([px, py]) => `${Math.round(px)} ${Math.round(py)}`).join('L')}`
}

/** A quadratic arc; `bend` is its height as a part of the distance, to the left of the way. */
function arc(from: Point, to: Point, bend: number, colour: string, width: number, dash?: string): string {
  const x = (from[0] + to[0]) / 2 + (to[1] - from[1]) * bend
  const y = (from[1] + to[1]) / 2 - (to[0] - from[0]) * bend
  const d = `M${Math.round(from[0])} ${Math.round(from[1])}Q${Math.round(x)} ${Math.round(y)} ${Math.round(to[0])} ${Math.round(to[1])}`
  return stroked(d, colour, width, dash)
}
