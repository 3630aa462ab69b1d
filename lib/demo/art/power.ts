import type { Sheet } from './sheet'
import { counted, cutPolygon, disc, line, polygon, type Point } from './shape'

/** Wind turbines on a low shore, one of them near. */
export function turbines({ random, inks }: Sheet): string {
  const shore = random.between(780, 830)
  const x = random.between(620, 980)
  const turn = random.between(0, 120)
  const small = counted(4, (index) => {
    const px = x + (index < 2 ? -1 : 1) * (240 + (index % 2) * 230) + random.between(-30, 30)
    return turbine(px, shore, random.between(230, 330), random.between(0, 120), inks.second, inks.second)
  })
  return (
    disc(x + random.between(-60, 60), random.between(330, 400), random.between(270, 320), inks.third) +
    small.join('') +
    turbine(x, shore + 60, random.between(520, 560), turn, inks.figure, inks.accent) +
    counted(5, (index) => {
      const y = shore + index * 48
      const teeth = counted(28, (tooth): Point => [-40 - index * 20 + tooth * 64, y + (tooth % 2 === 0 ? 0 : 26)])
      return polygon([...teeth, [1700, 1010], [-60, 1010]], index % 2 === 0 ? inks.figure : inks.second)
    }).join('')
  )
}

/** Pylons that carry their lines off the sheet. */
export function pylons({ random, inks }: Sheet): string {
  const near = random.between(640, 800)
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number): number => 800 + flip * (x - 800)
  const hill = random.between(800, 850)
  const towers: readonly (readonly [number, number])[] = [
    [near, 700],
    [near + 420, 460],
    [near + 690, 310],
  ]
  const wires = [0.98, 0.78].flatMap((level) =>
    [-1, 1].map((side) => {
      const points = [
        [near - 860, hill - 900 * level] as const,
        ...towers.map(([x, height]): Point => [x + side * height * 0.17, hill - height * level]),
      ]
      return points
        .slice(1)
        .map((to, index) =>
          sag([at(points[index]?.[0] ?? 0), points[index]?.[1] ?? 0], [at(to[0]), to[1]], inks.second),
        )
        .join('')
    }),
  )
  return (
    disc(at(near + 330), random.between(260, 330), 130, inks.accent) +
    cutPolygon(
      random,
      [
        [-10, hill - 60],
        [620, hill - 110],
        [1610, hill + 20],
        [1610, 1010],
        [-10, 1010],
      ],
      inks.third,
    ) +
    wires.join('') +
    towers.map(([x, height]) => pylon(at(x), hill, height, inks.figure)).join('') +
    cutPolygon(
      random,
      [
        [-10, hill + 30],
        [700, hill - 10],
        [1610, hill - 70],
        [1610, 1010],
        [-10, 1010],
      ],
      inks.second,
    )
  )
}

/** Panels in rows, all turned to the same sun. */
export function panels({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number, y: number): Point => [800 + flip * (x - 800), y]
  const rows = 3
  const one = random.whole(0, 5)
  return (
    disc(...at(random.between(420, 560), random.between(190, 230)), random.between(130, 160), inks.accent) +
    counted(rows, (row) => {
      const y = 430 + row * 200
      const size = 1 + row * 0.25
      return counted(3, (column) => {
        const x = 330 + row * -110 + column * 370 * size
        const panel: Point[] = [
          at(x, y + 130 * size),
          at(x + 90 * size, y),
          at(x + 400 * size, y),
          at(x + 310 * size, y + 130 * size),
        ]
        const grid = counted(3, (index) => {
          const part = (index + 1) / 4
          return line([at(x + 310 * size * part, y + 130 * size), at(x + (90 + 310 * part) * size, y)], inks.ground, 6)
        })
        return (
          line([at(x + 200 * size, y + 70), at(x + 200 * size, y + 176 * size)], inks.third, 18) +
          cutPolygon(random, panel, row * 3 + column === one ? inks.second : inks.figure) +
          grid.join('') +
          line([at(x + 45 * size, y + 65 * size), at(x + 355 * size, y + 65 * size)], inks.ground, 6)
        )
      }).join('')
    }).join('')
  )
}

function turbine(x: number, foot: number, height: number, turn: number, mast: string, blade: string): string {
  const hub = foot - height
  const blades = counted(3, (index) => {
    const angle = ((turn + index * 120) * Math.PI) / 180
    const at = (along: number, across: number): Point => [
      x + Math.sin(angle) * along + Math.cos(angle) * across,
      hub - Math.cos(angle) * along + Math.sin(angle) * across,
    ]
    return polygon(
      [at(0, -height * 0.02), at(height * 0.16, -height * 0.055), at(height * 0.72, 0), at(0, height * 0.03)],
      blade,
    )
  })
  const waist = height * 0.018
  return (
    polygon(
      [
        [x - waist, hub],
        [x + waist, hub],
        [x + waist * 2.2, foot],
        [x - waist * 2.2, foot],
      ],
      mast,
    ) +
    blades.join('') +
    disc(x, hub, height * 0.04, mast)
  )
}

function pylon(x: number, foot: number, height: number, colour: string): string {
  const wide = height * 0.02
  const arm = (level: number, reach: number): string =>
    line(
      [
        [x - height * reach, foot - height * level],
        [x + height * reach, foot - height * level],
      ],
      colour,
      wide * 1.4,
    )
  const legs = line(
    [
      [x - height * 0.16, foot],
      [x, foot - height * 1.05],
      [x + height * 0.16, foot],
    ],
    colour,
    wide * 1.5,
  )
  const braces = counted(4, (index) => {
    const low = index * 0.17
    const half = (part: number): number => height * 0.152 * (1 - part)
    return (
      line(
        [
          [x - half(low), foot - height * low],
          [x + half(low + 0.17), foot - height * (low + 0.17)],
        ],
        colour,
        wide,
      ) +
      line(
        [
          [x + half(low), foot - height * low],
          [x - half(low + 0.17), foot - height * (low + 0.17)],
        ],
        colour,
        wide,
      )
    )
  })
  return legs + braces.join('') + arm(0.98, 0.17) + arm(0.78, 0.21)
}

function sag(from: Point, to: Point, colour: string): string {
  const points = counted(9, (index): Point => {
    const part = index / 8
    return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part + Math.sin(part * Math.PI) * 46]
  })
  return line(points, colour, 5)
}
