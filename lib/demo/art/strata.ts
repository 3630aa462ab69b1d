import type { Random } from './random'
import type { Sheet } from './sheet'
import { bar, counted, cutPolygon, disc, line, polygon, type Point } from './shape'

/** Layers under a plain, and the one thread that reaches down to a pocket of colour. */
export function layers({ random, inks }: Sheet): string {
  const horizon = random.between(300, 380)
  const colours = [inks.figure, inks.third, inks.second, inks.figure, inks.second]
  const drop = (1000 - horizon) / colours.length
  const tilt = random.between(-90, 90)
  const bands = colours.map((colour, index) => {
    const y = horizon + index * drop
    return cutPolygon(random, [...fold(random, y, index === 0 ? 0 : tilt), [1610, 1010], [-10, 1010]], colour)
  })
  const x = random.between(560, 1040)
  const pocket = random.between(740, 830)
  return (
    bands.join('') +
    seams(random, horizon, inks.ground) +
    lens(x, pocket, random.between(190, 260), 58, inks.ground) +
    lens(x, pocket, 150, 38, inks.accent) +
    line(
      [
        [x, horizon - 10],
        [x, pocket],
      ],
      inks.ground,
      12,
    ) +
    derrick(x, horizon, random.between(190, 240), inks.figure)
  )
}

/** Fields from the air: planes that meet at angles, each ploughed in its own direction. */
export function fields({ random, inks }: Sheet): string {
  const turn: Point = [random.between(620, 980), random.between(380, 600)]
  const left: Point = [-20, random.between(240, 700)]
  const right: Point = [1620, random.between(240, 760)]
  const top: Point = [random.between(500, 1100), -20]
  const foot: Point = [random.between(500, 1100), 1020]
  const plots: readonly (readonly [Point[], string, string])[] = [
    [[[-20, -20], top, turn, left], inks.figure, inks.second],
    [[top, [1620, -20], right, turn], inks.third, inks.figure],
    [[turn, right, [1620, 1020], foot], inks.second, inks.figure],
    [[left, turn, foot, [-20, 1020]], inks.ground, inks.figure],
  ]
  return (
    plots
      .map(([plot, colour, rule]) => cutPolygon(random, plot, colour) + furrows(plot, random.whole(9, 17), rule))
      .join('') +
    line([left, turn, right], inks.ground, 22) +
    line([top, turn, foot], inks.ground, 22) +
    disc(turn[0] + random.between(-200, 200), turn[1] - 200, random.between(70, 100), inks.accent)
  )
}

function fold(random: Random, y: number, tilt: number): Point[] {
  return counted(9, (index): Point => {
    const along = index / 8
    return [-10 + along * 1620, y + (along - 0.5) * tilt + (tilt === 0 ? 0 : random.between(-16, 16))]
  })
}

function seams(random: Random, horizon: number, colour: string): string {
  return counted(4, (index) => {
    const y = horizon + 70 + index * 140
    return line(
      [
        [-10, y + random.between(-20, 20)],
        [1610, y + random.between(-20, 20)],
      ],
      colour,
      5,
      index % 2 === 0 ? '26 14' : '4 16',
    )
  }).join('')
}

function lens(x: number, y: number, width: number, height: number, colour: string): string {
  return polygon(
    [
      [x - width, y],
      [x - width * 0.5, y - height],
      [x + width * 0.5, y - height],
      [x + width, y],
      [x + width * 0.4, y + height],
      [x - width * 0.4, y + height],
    ],
    colour,
  )
}

function derrick(x: number, foot: number, height: number, colour: string): string {
  const half = height * 0.3
  const rungs = counted(4, (index) => {
    const part = (index + 0.6) / 4.6
    return line(
      [
        [x - half * part, foot - height * (1 - part)],
        [x + half * part, foot - height * (1 - part)],
      ],
      colour,
      9,
    )
  })
  return (
    line(
      [
        [x - half, foot],
        [x, foot - height],
        [x + half, foot],
      ],
      colour,
      16,
    ) +
    rungs.join('') +
    bar(x - 22, foot - height - 22, 44, 26, colour)
  )
}

function furrows(plot: readonly Point[], count: number, colour: string): string {
  const [a = [0, 0], b = [0, 0], c = [0, 0], d = [0, 0]] = plot
  return counted(count, (index) => {
    const part = (index + 1) / (count + 1)
    return line([mix(a, b, part), mix(d, c, part)], colour, 5)
  }).join('')
}

function mix(from: Point, to: Point, part: number): Point {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
}
