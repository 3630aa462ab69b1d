import { borderKinds, drawBorder } from './border'
import { knotted } from './knot'
import type { Sheet } from './sheet'
import { bar, counted, line, path, placed, polygon, type Point } from './shape'

/** A jar out of the earth, its bands complete again but for one piece. */
export function jar({ random, inks }: Sheet): string {
  const x = random.between(660, 940)
  const width = random.between(560, 640)
  const foot = random.between(880, 920)
  const shape = jarOutline(x, foot, width)
  const height = width * 1.32
  const bands = counted(3, (index) => {
    const y = foot - height * (0.72 - index * 0.2)
    return drawBorder({
      kind: random.pick(borderKinds),
      x: x - width,
      y,
      length: width * 2,
      depth: height * 0.12,
      ground: inks.second,
      motif: inks.third,
      guard: inks.ground,
    })
  })
  const split = random.pick([-1, 1])
  const shard: Point[] = placed(
    [
      [0, 0],
      [90, -24],
      [128, 60],
      [40, 110],
      [-20, 66],
    ],
    x + split * (width * 0.62) - 60,
    foot - 110,
    1.2,
  )
  return (
    bar(0, foot, 1600, 1000 - foot + 10, inks.third) +
    path(knotted(shape, 10), inks.figure) +
    `<clipPath id="cut1"><path d="${knotted(shape, 10)}"/></clipPath><g clip-path="url(#cut1)">${bands.join('')}</g>` +
    polygon(
      placed(
        [
          [0, 0],
          [110, -34],
          [150, 60],
          [50, 130],
          [-20, 80],
        ],
        x + split * width * 0.16 - 60,
        foot - height * 0.78,
      ),
      inks.ground,
    ) +
    polygon(shard, inks.accent) +
    line(
      [
        [shard[0]?.[0] ?? 0, (shard[0]?.[1] ?? 0) + 40],
        [(shard[2]?.[0] ?? 0) - 12, shard[2]?.[1] ?? 0],
      ],
      inks.second,
      10,
    )
  )
}

export function jarOutline(x: number, foot: number, width: number): Point[] {
  return placed(
    [
      [-22, -132],
      [22, -132],
      [22, -122],
      [14, -116],
      [14, -104],
      [34, -88],
      [47, -66],
      [48, -48],
      [38, -24],
      [24, -8],
      [24, 0],
      [-24, 0],
      [-24, -8],
      [-38, -24],
      [-48, -48],
      [-47, -66],
      [-34, -88],
      [-14, -104],
      [-14, -116],
      [-22, -122],
    ],
    x,
    foot,
    width / 100,
  )
}
