import { knotted } from './knot'
import type { Random } from './random'
import type { Sheet } from './sheet'
import { bar, clipped, counted, cutPolygon, disc, line, path, type Point } from './shape'

/** Ranges one before another in steps, the highest with a cap. */
export function ranges({ random, inks }: Sheet): string {
  const peak = random.between(560, 1040)
  const top = random.between(150, 210)
  const slope: Point[] = [
    [peak, top],
    [peak + 760, 1000],
    [peak - 760, 1000],
  ]
  const snow: Point[] = [
    [peak - 240, top - 20],
    [peak + 240, top - 20],
    [peak + 240, top + 225],
    [peak + 100, top + 180],
    [peak + 30, top + 290],
    [peak - 50, top + 190],
    [peak - 110, top + 270],
    [peak - 240, top + 224],
  ]
  const side = random.pick([-1, 1])
  const furrows = counted(6, (index) =>
    line(
      [
        [peak + side * (50 + index * 86), top + 320 + index * 70],
        [peak + side * (10 + index * 58), 1000],
      ],
      inks.third,
      7,
    ),
  )
  return (
    bar(0, 0, 1600, 1000, inks.third) +
    disc(peak - side * random.between(400, 480), random.between(200, 260), random.between(88, 120), inks.accent) +
    path(
      knotted(
        [
          [peak + side * 480, top + 190],
          [peak + side * 1300, 1000],
          [peak - side * 300, 1000],
        ],
        12,
      ),
      inks.second,
    ) +
    path(knotted(slope, 12), inks.figure) +
    clipped('cut1', knotted(slope, 12), path(knotted(snow, 12), inks.ground)) +
    furrows.join('') +
    path(knotted(ridge(random, 780, 80, 4), 12), inks.second) +
    path(knotted(ridge(random, 910, 40, 6), 12), inks.ground)
  )
}

/** A river that comes down between two slopes in right angles. */
export function mountainRiver({ random, inks }: Sheet): string {
  const source = random.between(700, 900)
  const flip = random.chance(0.5) ? 1 : -1
  const river = counted(6, (index): Point => [
    source + flip * (index % 2 === 0 ? -1 : 1) * index * 58,
    330 + index * 140,
  ])
  const widths = [26, 44, 66, 92, 124]
  const stream = widths.map((width, index) => {
    const from = river[index] ?? [0, 0]
    const to = river[index + 1] ?? from
    return line([from, [from[0], to[1] - 60], [to[0], to[1] - 60], to], inks.accent, width)
  })
  return (
    path(
      knotted(
        [
          [source, 110],
          [source + 900, 1010],
          [source - 900, 1010],
        ],
        12,
      ),
      inks.third,
    ) +
    path(
      knotted(
        [
          [source - 20, 330],
          [-40, 180],
          [-40, 1010],
          [source - 20, 1010],
        ],
        12,
      ),
      inks.figure,
    ) +
    path(
      knotted(
        [
          [source + 20, 330],
          [1640, 220],
          [1640, 1010],
          [source + 20, 1010],
        ],
        12,
      ),
      inks.second,
    ) +
    counted(7, (index) =>
      line(
        [
          [0, 330 + index * 104],
          [source - 160 - index * 66, 420 + index * 96],
        ],
        inks.ground,
        5,
      ),
    ).join('') +
    counted(7, (index) =>
      line(
        [
          [1600, 370 + index * 104],
          [source + 160 + index * 66, 430 + index * 96],
        ],
        inks.ground,
        5,
      ),
    ).join('') +
    stream.join('')
  )
}

/** Terraces cut into one slope, a tree on one of them. */
export function terraces({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const count = random.whole(5, 6)
  const colours = [inks.figure, inks.third, inks.second]
  const at = (x: number): number => 800 + flip * (x - 800)
  const treeAt = random.whole(1, 2)
  const shelf = (index: number): number => 270 + index * 118
  const edge = (index: number): number => 980 - index * 170 + (index % 2) * 40
  return counted(count, (index) => {
    const y = shelf(index)
    const x = edge(index)
    const tree = index === treeAt ? poplar(at(x + 130), y, random.between(250, 310), inks.accent, inks.second) : ''
    return (
      tree +
      cutPolygon(
        random,
        [
          [at(x), y],
          [at(1620), y - 30],
          [at(1620), 1010],
          [at(x - 210), 1010],
        ],
        colours[index % 3] ?? inks.figure,
      ) +
      counted(9, (row) =>
        line(
          [
            [at(x + 70 + row * 110), y + 26],
            [at(x + 20 + row * 110), y + 96],
          ],
          inks.ground,
          7,
        ),
      ).join('')
    )
  }).join('')
}

export function ridge(random: Random, y: number, swing: number, peaks: number): Point[] {
  const top = counted(peaks * 2 + 1, (index): Point => [
    -60 + (index * 1720) / (peaks * 2),
    y + (index % 2 === 0 ? swing : -swing) * random.between(0.6, 1.1),
  ])
  return [...top, [1660, 1020], [-60, 1020]]
}

function poplar(x: number, foot: number, height: number, colour: string, trunk: string): string {
  return (
    bar(x - 9, foot - height * 0.3, 18, height * 0.3 + 10, trunk) +
    path(
      knotted(
        [
          [x, foot - height],
          [x + height * 0.16, foot - height * 0.5],
          [x + height * 0.12, foot - height * 0.16],
          [x - height * 0.12, foot - height * 0.16],
          [x - height * 0.16, foot - height * 0.5],
        ],
        10,
      ),
      colour,
    )
  )
}
