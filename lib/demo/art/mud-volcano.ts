import { knotted, steppedRhomb } from './knot'
import type { Sheet } from './sheet'
import { counted, path, polygon, type Point } from './shape'

/** Layers bent into an arch, the crack through their crest, and the cone that stands on it. */
export function mudVolcano({ random, inks }: Sheet): string {
  const x = random.between(720, 880)
  const crest = random.between(440, 480)
  const bend = random.between(210, 250)
  const spread = random.between(430, 500)
  const sag = (along: number): number => bend * (1 - Math.exp(-(((along - x) / spread) ** 2)))
  const arch = (y: number): Point[] => counted(41, (index): Point => [-20 + index * 41, y + sag(-20 + index * 41)])
  const colours = [inks.figure, inks.third, inks.second, inks.figure, inks.third, inks.second]
  const layers = colours.flatMap((colour, index) => {
    const y = crest + index * 104
    const below: Point[] = [
      [1640, 1020],
      [-20, 1020],
    ]
    const seam = index === 0 ? '' : path(knotted([...arch(y - 12), ...below], 10), inks.ground)
    return [seam, path(knotted([...arch(y), ...below], 10), colour)]
  })
  const half = (y: number): number => (y < crest ? 30 : 34 + (y - crest) * 0.1 + random.between(0, 26))
  const heights = counted(9, (index) => crest - 150 + index * 100)
  const channel: Point[] = [
    ...heights.map((y): Point => [x - half(y), y]),
    ...heights.map((y): Point => [x + half(y), y]).reverse(),
  ]
  const pieces = counted(5, (index) =>
    polygon(
      steppedRhomb(x + random.between(-18, 18), crest + 60 + index * 96, 22, 22, 1),
      index % 2 === 0 ? inks.figure : inks.second,
    ),
  )
  return (
    layers.join('') +
    path(
      knotted(
        [
          [x - 190, crest + sag(x - 190) + 20],
          [x - 84, crest - 150],
          [x + 84, crest - 150],
          [x + 190, crest + sag(x + 190) + 20],
        ],
        10,
      ),
      inks.figure,
    ) +
    path(knotted(channel, 10), inks.ground) +
    pieces.join('') +
    counted(3, (index) =>
      polygon(
        steppedRhomb(
          x + (index - 1) * 92,
          crest - 250 - (index % 2) * 92,
          index === 1 ? 56 : 34,
          index === 1 ? 70 : 40,
          3,
        ),
        index === 1 ? inks.accent : inks.figure,
      ),
    ).join('')
  )
}
