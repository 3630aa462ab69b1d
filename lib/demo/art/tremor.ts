import { drawBorder } from './border'
import type { Sheet } from './sheet'
import { bar, counted, disc, line, polygon, type Point } from './shape'

/** What a seismograph wrote: nothing, the first weak wave, then the strong one dying away. */
export function tremor({ random, inks }: Sheet): string {
  const middle = random.between(430, 470)
  const weak = random.between(330, 390)
  const strong = random.between(640, 720)
  const swing = (x: number): number => {
    if (x < weak) return 0
    if (x < strong) return random.between(34, 62)
    return Math.max(40, 370 * Math.exp((strong - x) / 420) * random.between(0.82, 1))
  }
  const trace: Point[] = [
    [-20, middle],
    [weak - 26, middle],
  ]
  for (let x = weak, up = -1; x < 1420; x += x < strong ? 26 : 46, up = -up) trace.push([x, middle + up * swing(x)])
  const pen = trace[trace.length - 1] ?? [1420, middle]
  return (
    bar(0, 60, 1600, 780, inks.third) +
    counted(7, (index) => bar(0, 60 + index * 126, 1600, 5, inks.ground)).join('') +
    bar(strong - 10, 60, 5, 780, inks.second) +
    line(trace, inks.figure, 20) +
    polygon([pen, [1640, pen[1] - 70], [1640, pen[1] + 70]], inks.second) +
    disc(strong - 8, 760, 44, inks.accent) +
    drawBorder({
      kind: random.pick(['sawtooth', 'barber', 'reciprocal']),
      x: -20,
      y: 866,
      length: 1640,
      depth: 110,
      ground: inks.figure,
      motif: inks.second,
      guard: inks.ground,
    })
  )
}
