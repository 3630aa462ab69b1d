import { knotted } from './knot'
import type { Sheet } from './sheet'
import { clipped, counted, cutPolygon, disc, line, outline, path, placed, polygon, type Point } from './shape'

/** Running water as borders draw it, the waves larger as they come near; one boat. */
export function runningWater({ random, inks }: Sheet): string {
  const rows = random.whole(5, 6)
  const horizon = random.between(250, 340)
  const boatRow = random.whole(1, 2)
  const boatX = random.between(520, 1080)
  const colours = [inks.figure, inks.third, inks.second]
  let y = horizon
  return counted(rows, (index) => {
    const size = 60 + index * 34
    const top = y
    y += size * 1.02
    const shift = random.between(-size, 0) * 2
    const crests = counted(Math.ceil(1800 / (size * 2)) + 1, (wave): Point[] => {
      const x = shift - size * 2 + wave * size * 2
      return [
        [x, top + size],
        [x + size * 0.5, top + size * 0.3],
        [x + size * 1.3, top],
        [x + size * 1.7, top + size * 0.3],
        [x + size * 1.3, top + size * 0.42],
      ]
    }).flat()
    const boat = index === boatRow ? sail(boatX, top + size * 0.5, inks.accent, inks.second) : ''
    return (
      boat +
      path(
        knotted([...crests, [1700, top + size], [1700, 1020], [-100, 1020]], 10),
        colours[index % colours.length] ?? inks.figure,
      )
    )
  }).join('')
}

/** A sea that has drawn back from its shores; the rings it left, and a boat on dry land. */
export function recedingShore({ random, inks }: Sheet): string {
  const x = random.between(680, 920)
  const rings = 5
  const bends = counted(14, () => random.between(0.72, 1.12))
  const shore = (radius: number): Point[] =>
    bends.map((bend, index) => {
      const angle = (index / bends.length) * Math.PI * 2
      return [x + Math.cos(angle) * radius * 1.45 * bend, 500 + Math.sin(angle) * radius * bend]
    })
  const side = random.pick([-1, 1])
  return (
    path(knotted(shore(660), 12), inks.third) +
    counted(rings, (index) => shoreLine(shore(620 - index * 62), inks.figure)).join('') +
    path(knotted(shore(330), 12), inks.figure) +
    path(knotted(shore(200), 12), inks.second) +
    sail(x + side * random.between(500, 560), random.between(560, 700), inks.accent, inks.second)
  )
}

/** One drop, and in it the layers of everything it fell through. */
export function drop({ random, inks }: Sheet): string {
  const x = random.between(660, 940)
  const shape = outline(
    placed(
      [
        [50, 0],
        [72, 34],
        [88, 62],
        [90, 82],
        [80, 104],
        [62, 116],
        [38, 116],
        [20, 104],
        [10, 82],
        [12, 62],
        [28, 34],
      ],
      x - 375,
      random.between(50, 90),
      7.5,
    ),
  )
  const level = random.between(420, 520)
  const colours = [inks.second, inks.third, inks.second]
  const inside =
    colours
      .map((colour, index) => {
        const top = level + index * 150
        const edge = counted(11, (step): Point => [x - 420 + step * 84, top + (step % 2 === 0 ? 0 : 46)])
        return polygon([...edge, [x + 420, 1010], [x - 420, 1010]], colour)
      })
      .join('') + disc(x, level - 60, 66, inks.accent)
  const rain = counted(17, (index) => {
    const rx = index * 100 + random.between(-24, 24)
    return Math.abs(rx - x) < 90
      ? ''
      : line(
          [
            [rx, -10],
            [rx, random.between(90, 420)],
          ],
          inks.third,
          8,
        )
  })
  return rain.join('') + path(shape, inks.figure) + clipped('cut1', shape, inside)
}

/** A leaf parted by its rib: a comb of veins on one half, the bare plane on the other. */
export function leaf({ random, inks }: Sheet): string {
  const turn = random.between(-0.5, 0.5) + (random.chance(0.5) ? 0.9 : -0.9)
  const x = random.between(720, 880)
  const reach = random.between(540, 600)
  const wide = random.between(250, 300)
  const at = (along: number, across: number): Point => [
    x + Math.sin(turn) * along * reach + Math.cos(turn) * across * wide,
    500 - Math.cos(turn) * along * reach + Math.sin(turn) * across * wide,
  ]
  const side = (sign: 1 | -1): Point[] =>
    counted(9, (index) => {
      const part = index / 8
      return at(-0.86 + part * 1.76, sign * Math.sin(Math.PI * part ** 0.85))
    })
  const veins = counted(8, (index) => {
    const along = -0.66 + index * 0.18
    return line([at(along, 0), at(along + 0.34, 1.1)], inks.ground, 12)
  })
  const bare = counted(3, (index) => {
    const along = -0.4 + index * 0.34
    return line([at(along, 0), at(along + 0.34, -1.1)], inks.figure, 6)
  })
  return (
    path(knotted(side(1), 10), inks.figure) +
    clipped('cut1', outline(side(1)), veins.join('')) +
    path(knotted(side(-1), 10), inks.second) +
    clipped('cut2', outline(side(-1)), bare.join('')) +
    line([at(-1.25, 0), at(0.9, 0)], inks.accent, 16) +
    cutPolygon(
      random,
      [
        [-10, 930],
        [1610, 930],
        [1610, 1010],
        [-10, 1010],
      ],
      inks.third,
    )
  )
}

function sail(x: number, y: number, colour: string, hull: string): string {
  return (
    polygon(
      [
        [x - 6, y - 190],
        [x + 96, y - 34],
        [x - 6, y - 34],
      ],
      colour,
    ) +
    polygon(
      [
        [x - 22, y - 150],
        [x - 22, y - 34],
        [x - 86, y - 34],
      ],
      colour,
    ) +
    polygon(
      [
        [x - 110, y - 22],
        [x + 120, y - 22],
        [x + 74, y + 34],
        [x - 72, y + 34],
      ],
      hull,
    )
  )
}

function shoreLine(points: readonly Point[], colour: string): string {
  return line([...points, points[0] ?? [0, 0]], colour, 5, '18 12')
}
