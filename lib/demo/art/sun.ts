import { borderKinds, drawBorder } from './border'
import { knotted, steppedRhomb } from './knot'
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
  path,
  polygon,
  regular,
  ring,
  type Point,
} from './shape'

/** A sun sawn into slats that have each slipped a little. */
export function slicedSun({ random, inks }: Sheet): string {
  const x = random.between(660, 940)
  const y = random.between(430, 510)
  const radius = random.between(340, 390)
  const slats = random.whole(6, 8)
  const height = (radius * 2) / slats
  const horizon = y + radius - height * random.whole(1, 2)
  return (
    cutPolygon(random, box(-10, horizon, 1620, 1010 - horizon), inks.third) +
    counted(slats, (index) => {
      const top = y - radius + index * height
      const slip = index < 2 ? 0 : random.between(-1, 1) * (20 + index * 14)
      const slat = chord(x + slip, y, radius, top + 4, top + height - 4)
      return path(slat, index === slats - 2 ? inks.second : inks.figure)
    }).join('') +
    counted(7, (index) => {
      const line_y = horizon + 46 + index * 44
      const half = 560 - index * 46
      return line(
        [
          [x - half + random.between(-60, 60), line_y],
          [x + half + random.between(-60, 60), line_y],
        ],
        inks.second,
        7,
      )
    }).join('') +
    disc(x + random.pick([-1, 1]) * random.between(420, 500), random.between(130, 220), 40, inks.accent)
  )
}

/** Half a sun on the sill of a border, its light in steps. */
export function risingSun({ random, inks }: Sheet): string {
  const x = random.between(640, 960)
  const sill = random.between(770, 820)
  const radius = random.between(270, 320)
  const halo = counted(3, (index) => {
    const reach = radius + 330 - index * 110
    const steps = 9 - index * 2
    return polygon(steppedRhomb(x, sill, reach * 1.35, reach, steps), index % 2 === 0 ? inks.third : inks.ground)
  })
  return (
    halo.join('') +
    path(knotted(regular(x, sill, radius, 90), 18), inks.figure) +
    disc(x, sill, radius * 0.66, inks.ground) +
    disc(x, sill, radius * 0.58, inks.second) +
    disc(x, sill, radius * 0.3, inks.accent) +
    bar(0, sill, 1600, 1000 - sill, inks.second) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: sill + 26,
      length: 1640,
      depth: 120,
      ground: inks.figure,
      motif: inks.ground,
      guard: inks.accent,
    })
  )
}

/** The globe as a woven ball: one border to each climate, slipped out of true. */
export function bandedGlobe({ random, inks }: Sheet): string {
  const x = random.between(680, 920)
  const radius = random.between(400, 450)
  const bands = random.whole(5, 6)
  const height = (radius * 2) / bands
  const colours = [inks.figure, inks.second, inks.figure, inks.third, inks.figure, inks.second]
  const inside = counted(bands, (index) => {
    const y = 500 - radius + index * height
    const ground = colours[index % colours.length] ?? inks.figure
    const motif = ground === inks.figure ? inks.second : inks.figure
    return index % 2 === 0
      ? bar(x - radius, y, radius * 2, height, ground)
      : drawBorder({
          kind: random.pick(borderKinds),
          x: x - radius - 40,
          y,
          length: radius * 2 + 80,
          depth: height,
          ground,
          motif: ground === inks.third ? inks.second : motif,
          guard: inks.ground,
        })
  }).join('')
  const belt = random.between(-0.5, 0.5)
  const around: Point = [x + Math.cos(belt) * (radius + 86), 500 + Math.sin(belt) * (radius + 86)]
  return (
    clipped('cut1', outline(regular(x, 500, radius, 140)), inside) +
    ring(x, 500, radius + 86, inks.figure, 5) +
    disc(around[0], around[1], 44, inks.accent)
  )
}

/** The part of a disc between two heights. */
function chord(x: number, y: number, radius: number, top: number, foot: number): string {
  const half = (at: number): number => Math.sqrt(Math.max(0, radius * radius - (at - y) ** 2))
  const edge = counted(9, (index) => top + ((foot - top) * index) / 8)
  const right = edge.map((at): Point => [x + half(at), at])
  const left = [...edge].reverse().map((at): Point => [x - half(at), at])
  return outline([...right, ...left])
}
