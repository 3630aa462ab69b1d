import type { Sheet } from './sheet'
import { bar, counted, cutPolygon, disc, line, polygon, type Point } from './shape'

/** A pipeline over folded ground, a wheel where it can be shut. */
export function pipeline({ random, inks }: Sheet): string {
  const y = random.between(420, 480)
  const drop = random.between(190, 250) * random.pick([-1, 1])
  const bend = random.between(620, 980)
  const thick = random.between(120, 150)
  const route: Point[] = [
    [-100, y],
    [bend - 180, y],
    [bend + 180, y + drop],
    [1700, y + drop],
  ]
  const valve: Point = [bend - 330, y]
  const flanges = [120, bend - 250, bend + 250, 1480].map((x) =>
    bar(x - 20, (x < bend ? y : y + drop) - thick * 0.68, 40, thick * 1.36, inks.second),
  )
  return (
    counted(4, (index) => {
      const top = 620 + index * 96 + Math.max(0, drop) * 0.6
      return cutPolygon(
        random,
        [
          [-10, top],
          [500, top - 60],
          [1000, top + 40],
          [1610, top - 30],
          [1610, 1010],
          [-10, 1010],
        ],
        [inks.third, inks.ground, inks.third, inks.second][index] ?? inks.third,
      )
    }).join('') +
    line(route, inks.figure, thick) +
    line(
      route.map(([px, py]): Point => [px, py - thick * 0.24]),
      inks.third,
      12,
    ) +
    flanges.join('') +
    line([valve, [valve[0], y - thick * 1.5]], inks.second, 22) +
    polygon(
      [
        [valve[0] - 130, y - thick * 1.5 - 18],
        [valve[0] + 130, y - thick * 1.5 - 18],
        [valve[0] + 130, y - thick * 1.5 + 18],
        [valve[0] - 130, y - thick * 1.5 + 18],
      ],
      inks.accent,
    ) +
    disc(valve[0], y - thick * 1.5, 40, inks.second)
  )
}
