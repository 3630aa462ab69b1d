import { drawBorder } from './border'
import { jarOutline } from './jar'
import { knotted, steppedRhomb } from './knot'
import { dyes } from './dyes'
import { bar, box, clipped, counted, disc, line, outline, path, polygon, ring, type Point } from './shape'

export const partnerSlugs = [
  'caspian-library-of-maps',
  'open-timetables',
  'museum-of-ordinary-things',
  'school-of-translation',
] as const

export type PartnerSlug = (typeof partnerSlugs)[number]

const marks: Record<PartnerSlug, () => string> = {
  'caspian-library-of-maps': maps,
  'open-timetables': timetables,
  'museum-of-ordinary-things': ordinaryThings,
  'school-of-translation': translation,
}

/** The wordless mark of a partner under "Useful links", 480 by 240; the link's name stands beside it as text. */
export function drawPartnerMark({ slug }: { readonly slug: PartnerSlug }): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240" viewBox="0 0 480 240">${marks[slug]()}</svg>`
}

/** The sea in steps on a sheet with two folds. */
function maps(): string {
  const sea: Point[] = [
    [196, 22],
    [262, 14],
    [292, 44],
    [270, 70],
    [246, 78],
    [252, 104],
    [286, 118],
    [276, 148],
    [290, 184],
    [282, 222],
    [214, 228],
    [196, 198],
    [204, 168],
    [188, 140],
    [214, 122],
    [196, 94],
    [178, 62],
  ]
  return (
    bar(0, 0, 480, 240, dyes.petrol) +
    bar(0, 0, 160, 240, dyes.turquoise) +
    bar(320, 0, 160, 240, dyes.turquoise) +
    counted(9, (index) =>
      line(
        [
          [0, 16 + index * 26],
          [160, 16 + index * 26],
        ],
        dyes.petrol,
        2,
      ),
    ).join('') +
    counted(9, (index) =>
      line(
        [
          [320, 16 + index * 26],
          [480, 16 + index * 26],
        ],
        dyes.petrol,
        2,
      ),
    ).join('') +
    path(knotted(sea, 6), dyes.paper) +
    polygon(steppedRhomb(186, 132, 13, 13, 2), dyes.madder)
  )
}

/** A dial, and the departures that run out of it. */
function timetables(): string {
  const rows = [dyes.paper, dyes.saffron, dyes.paper, dyes.paper]
  return (
    bar(0, 0, 480, 240, dyes.ink) +
    rows.map((colour, index) => bar(212, 48 + index * 40, [236, 268, 180, 212][index] ?? 200, 22, colour)).join('') +
    disc(120, 120, 92, dyes.slate) +
    ring(120, 120, 92, dyes.paper, 8) +
    counted(12, (index) => {
      const angle = (index / 12) * Math.PI * 2
      return line(
        [
          [120 + Math.cos(angle) * 66, 120 + Math.sin(angle) * 66],
          [120 + Math.cos(angle) * 78, 120 + Math.sin(angle) * 78],
        ],
        dyes.paper,
        5,
      )
    }).join('') +
    line(
      [
        [120, 70],
        [120, 120],
        [164, 120],
      ],
      dyes.saffron,
      11,
    )
  )
}

/** A jar, a cup and a stool, each on a plinth of its own. */
function ordinaryThings(): string {
  const plinth = (x: number, top: number): string => bar(x, top, 104, 240 - top, dyes.walnut)
  return (
    bar(0, 0, 480, 240, dyes.rose) +
    plinth(48, 176) +
    plinth(188, 140) +
    plinth(328, 190) +
    path(knotted(jarOutline(100, 176, 100), 4), dyes.paper) +
    drawBorder({
      kind: 'sawtooth',
      x: 54,
      y: 112,
      length: 92,
      depth: 16,
      ground: dyes.paper,
      motif: dyes.madder,
      guard: dyes.paper,
    }) +
    ring(276, 106, 17, dyes.madder, 9) +
    path(
      knotted(
        [
          [204, 78],
          [276, 78],
          [268, 140],
          [212, 140],
        ],
        4,
      ),
      dyes.madder,
    ) +
    bar(336, 108, 88, 16, dyes.paper) +
    polygon(
      [
        [344, 124],
        [356, 124],
        [352, 190],
        [336, 190],
      ],
      dyes.paper,
    ) +
    polygon(
      [
        [404, 124],
        [416, 124],
        [424, 190],
        [408, 190],
      ],
      dyes.paper,
    ) +
    bar(346, 150, 68, 8, dyes.paper)
  )
}

/** One sign on two grounds; it turns round as it crosses. */
function translation(): string {
  const sign = (x: number, side: 1 | -1): Point[] =>
    (
      [
        [0, -76],
        [112, -76],
        [112, 18],
        [44, 84],
        [0, 84],
        [46, 18],
        [0, 18],
      ] as const
    ).map(([px, py]) => [x + side * px, 120 + side * py])
  return (
    bar(0, 0, 480, 240, dyes.pine) +
    bar(240, 0, 240, 240, dyes.saffron) +
    path(knotted(sign(74, 1), 4), dyes.saffron) +
    path(knotted(sign(406, -1), 4), dyes.pine) +
    clipped('cut1', outline(box(0, 0, 240, 240)), polygon(steppedRhomb(240, 120, 40, 40, 4), dyes.paper)) +
    clipped('cut2', outline(box(240, 0, 240, 240)), polygon(steppedRhomb(240, 120, 40, 40, 4), dyes.madder))
  )
}
