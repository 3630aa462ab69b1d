import { borderKinds, drawBorder } from './border'
import { steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { bar, box, cutPolygon, disc, polygon, regular, ring, type Point } from './shape'

/** A station clock; one of its hours has another colour. */
export function clock({ random, inks }: Sheet): string {
  const x = random.between(720, 880)
  const y = random.between(420, 450)
  const radius = random.between(345, 370)
  const marked = random.whole(0, 11)
  const minute = random.whole(0, 11)
  const hour = (minute + random.whole(3, 8)) % 12
  const marks = regular(x, y, radius * 0.8, 12, -90)
  return (
    cutPolygon(random, box(random.chance(0.5) ? -10 : x, -10, random.between(840, 960), 830), inks.third) +
    bar(x - 26, -10, 52, 100, inks.second) +
    disc(x, y, radius + 34, inks.second) +
    disc(x, y, radius, inks.figure) +
    marks
      .map(([markX, markY], index) => {
        const size = index % 3 === 0 ? 52 : 32
        return polygon(steppedRhomb(markX, markY, size, size, 2), index === marked ? inks.accent : inks.second)
      })
      .join('') +
    hand(x, y, minute, radius * 0.66, 17, inks.second) +
    hand(x, y, hour, radius * 0.46, 26, inks.second) +
    disc(x, y, 42, inks.second) +
    ring(x, y, 20, inks.accent, 10) +
    drawBorder({
      kind: random.pick(borderKinds),
      x: -20,
      y: 870,
      length: 1640,
      depth: 110,
      ground: inks.second,
      motif: inks.third,
      guard: inks.figure,
    })
  )
}

function hand(x: number, y: number, hour: number, length: number, half: number, colour: string): string {
  const angle = (hour / 12) * 2 * Math.PI
  const along = (reach: number, across: number): Point => [
    x + Math.sin(angle) * reach + Math.cos(angle) * across,
    y - Math.cos(angle) * reach + Math.sin(angle) * across,
  ]
  return polygon([along(-70, -half), along(-70, half), along(length, half * 0.5), along(length, -half * 0.5)], colour)
}
