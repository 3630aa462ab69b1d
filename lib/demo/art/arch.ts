import { borderKinds, drawBorder } from './border'
import { jarOutline } from './jar'
import { knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { bar, box, counted, cutPolygon, disc, line, path, polygon, type Point } from './shape'

/** A doorway within a doorway within a doorway, and light at the end. */
export function nestedArches({ random, inks }: Sheet): string {
  const x = random.between(690, 910)
  const count = random.whole(4, 5)
  const colours = [inks.figure, inks.second, inks.third, inks.figure, inks.second]
  const drift = random.between(-26, 26)
  const widest = random.between(520, 580)
  return (
    counted(count, (index) => {
      const half = widest * (1 - index / (count + 0.5))
      const top = 60 + index * random.between(84, 100)
      return path(knotted(pointed(x + drift * index, top, half, 1010), 10), colours[index] ?? inks.figure)
    }).join('') +
    path(knotted(pointed(x + drift * count, 90 + count * 92, (widest * 0.55) / (count + 0.5), 1010), 10), inks.accent) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: 900,
      length: x - widest + 20,
      depth: 100,
      ground: inks.second,
      motif: inks.ground,
      guard: inks.accent,
    }) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: x + widest,
      y: 900,
      length: 1620 - x - widest,
      depth: 100,
      ground: inks.second,
      motif: inks.ground,
      guard: inks.accent,
    })
  )
}

/** A city wall with its battlements, and one round tower higher than the rest. */
export function cityWall({ random, inks }: Sheet): string {
  const top = random.between(520, 580)
  const merlon = random.between(86, 110)
  const teeth = counted(Math.ceil(1700 / (merlon * 2)) + 1, (index): Point[] => {
    const x = -60 + index * merlon * 2
    return [
      [x, top],
      [x, top - 64],
      [x + merlon * 0.25, top - 64],
      [x + merlon * 0.25, top - 100],
      [x + merlon * 0.75, top - 100],
      [x + merlon * 0.75, top - 64],
      [x + merlon, top - 64],
      [x + merlon, top],
    ]
  }).flat()
  const tower = random.between(640, 960)
  const half = random.between(150, 185)
  const crown = random.between(150, 220)
  const side = random.pick([-1, 1])
  const courses = counted(9, (index) => bar(tower - half, crown + 90 + index * 88, half * 2, 18, inks.ground))
  const bricks = counted(30, () => {
    const x = random.between(0, 1560)
    return Math.abs(x - tower) < half + 60
      ? ''
      : bar(x, top + 40 + random.whole(0, 9) * 44, random.between(40, 110), 9, inks.ground)
  })
  return (
    disc(tower - side * random.between(360, 440), random.between(200, 260), random.between(90, 120), inks.accent) +
    path(knotted([...teeth, [1700, 1020], [-60, 1020]], 8), inks.figure) +
    bricks.join('') +
    cutPolygon(
      random,
      [
        [tower + side * half * 0.6, 380],
        [tower + side * half * 1.9, 420],
        [tower + side * half * 1.9, 1010],
        [tower + side * half * 0.6, 1010],
      ],
      inks.third,
    ) +
    cutPolygon(
      random,
      [
        [tower - half, crown],
        [tower + half, crown],
        [tower + half * 1.12, 1010],
        [tower - half * 1.12, 1010],
      ],
      inks.second,
    ) +
    courses.join('') +
    bar(tower - 24, crown + 300, 48, 130, inks.accent)
  )
}

/** An arcade, every arch empty but one. */
export function arcade({ random, inks }: Sheet): string {
  const count = random.whole(3, 5)
  const pitch = 1600 / count
  const top = random.between(250, 320)
  const lit = random.whole(count === 3 ? 1 : 1, count - 2)
  const shelf = random.between(110, 150)
  return (
    bar(0, top - 90, 1600, 1100, inks.figure) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: top - 90 - shelf,
      length: 1640,
      depth: shelf,
      ground: inks.second,
      motif: inks.third,
      guard: inks.accent,
    }) +
    counted(count, (index) => {
      const x = (index + 0.5) * pitch
      const half = pitch * 0.36
      const opening = path(knotted(pointed(x, top, half, 1010), 12), index === lit ? inks.accent : inks.second)
      const depth = path(
        knotted(pointed(x + half * 0.3, top + 90, half * 0.7, 1010), 12),
        index === lit ? inks.ground : inks.third,
      )
      return opening + (index === lit ? path(knotted(jarOutline(x, 930, half * 1.15), 8), inks.second) : depth)
    }).join('') +
    bar(0, 930, 1600, 80, inks.figure)
  )
}

/** A bridge of unequal arches over a river of hatching. */
export function bridge({ random, inks }: Sheet): string {
  const deck = random.between(330, 400)
  const water = random.between(760, 800)
  const flip = random.chance(0.5) ? 1 : -1
  const at = (x: number): number => (flip === 1 ? x : 1600 - x)
  const spans: readonly (readonly [number, number])[] = [
    [150, 120],
    [480, 170],
    [880, 210],
    [1280, 150],
    [1560, 90],
  ]
  const side: Point[] = [
    [-20, deck + 120],
    [880, deck - 60],
    [1620, deck + 90],
    [1620, water],
    [-20, water],
  ]
  return (
    disc(at(random.between(420, 560)), random.between(160, 200), 84, inks.accent) +
    bar(0, water - 10, 1600, 250, inks.third) +
    cutPolygon(
      random,
      side.map(([x, y]): Point => [at(x), y]),
      inks.figure,
    ) +
    spans
      .map(([x, half]) => path(knotted(pointed(at(x), water - half * 1.75, half, water + 6), 10), inks.ground))
      .join('') +
    spans
      .map(([x, half]) => path(knotted(pointed(at(x), water - half * 1.35, half * 0.76, water + 6), 10), inks.second))
      .join('') +
    counted(8, (index) =>
      line(
        [
          [random.between(-60, 500), water + 30 + index * 27],
          [random.between(1000, 1660), water + 30 + index * 27],
        ],
        index % 3 === 1 ? inks.figure : inks.second,
        7,
      ),
    ).join('') +
    line(
      side.slice(0, 3).map(([x, y]): Point => [at(x), y - 8]),
      inks.second,
      18,
    )
  )
}

/** Steps up to a stepped lozenge. */
export function stair({ random, inks }: Sheet): string {
  const flip = random.chance(0.5) ? 1 : -1
  const count = random.whole(6, 8)
  const rise = random.between(76, 88)
  const run = 1150 / count
  const at = (x: number): number => 800 + flip * (x - 800)
  const steps = counted(count, (index): Point[] => [
    [at(180 + index * run), 1010 - (index + 1) * rise],
    [at(180 + (index + 1) * run), 1010 - (index + 1) * rise],
  ]).flat()
  const top = 1010 - count * rise
  const size = random.between(130, 165)
  return (
    cutPolygon(random, box(at(1090) - 330, -10, 660, 1020), inks.third) +
    polygon([[at(180), 1010], ...steps, [at(1620), top], [at(1620), 1010]], inks.figure) +
    counted(count, (index) => {
      const x = at(180 + index * run)
      return line(
        [
          [x, 1010 - (index + 1) * rise + 14],
          [x, 1010],
        ],
        inks.second,
        12,
      )
    }).join('') +
    polygon(steppedRhomb(at(1090), top - size - 10 + rise * 0.5, size, size, 4), inks.second) +
    polygon(steppedRhomb(at(1090), top - size - 10 + rise * 0.5, size * 0.45, size * 0.45, 2), inks.accent)
  )
}

/** An Islamic pointed arch, straight-sided: springing at a third of its height below the top. */
function pointed(x: number, top: number, half: number, foot: number): Point[] {
  const spring = top + half * 1.15
  return [
    [x, top],
    [x + half * 0.34, top + half * 0.34],
    [x + half * 0.78, top + half * 0.66],
    [x + half, spring],
    [x + half, foot],
    [x - half, foot],
    [x - half, spring],
    [x - half * 0.78, top + half * 0.66],
    [x - half * 0.34, top + half * 0.34],
  ]
}
