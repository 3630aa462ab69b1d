import { borderKinds, drawBorder } from './border'
import { clothOver } from './cloth'
import { hairKinds, hairOutlines, type Hair } from './hair'
import { knotted, steppedRhomb } from './knot'
import { nested, star } from './medallion'
import { dyes } from './dyes'
import type { Inks } from './palette'
import { createRandom, type Random } from './random'
import { bar, box, clipped, cutPolygon, disc, path, placed, polygon, regular, ring, type Point } from './shape'

type PortraitInks = Inks & { readonly skin: string; readonly shade: string }

const inkSets: readonly [PortraitInks, ...PortraitInks[]] = [
  {
    ground: dyes.turquoise,
    figure: dyes.pomegranate,
    second: dyes.ink,
    third: dyes.paper,
    accent: dyes.saffron,
    skin: dyes.sand,
    shade: dyes.camel,
  },
  {
    ground: dyes.quince,
    figure: dyes.indigo,
    second: dyes.walnut,
    third: dyes.paper,
    accent: dyes.madder,
    skin: dyes.bone,
    shade: dyes.rose,
  },
  {
    ground: dyes.rose,
    figure: dyes.pine,
    second: dyes.nightPlum,
    third: dyes.bone,
    accent: dyes.saffron,
    skin: dyes.paper,
    shade: dyes.sand,
  },
  {
    ground: dyes.slate,
    figure: dyes.saffron,
    second: dyes.ink,
    third: dyes.paper,
    accent: dyes.brick,
    skin: dyes.sand,
    shade: dyes.camel,
  },
  {
    ground: dyes.sage,
    figure: dyes.aubergine,
    second: dyes.walnut,
    third: dyes.sand,
    accent: dyes.flame,
    skin: dyes.paper,
    shade: dyes.rose,
  },
  {
    ground: dyes.brick,
    figure: dyes.night,
    second: dyes.nightPlum,
    third: dyes.sky,
    accent: dyes.quince,
    skin: dyes.sand,
    shade: dyes.rose,
  },
  {
    ground: dyes.lilac,
    figure: dyes.petrol,
    second: dyes.ink,
    third: dyes.bone,
    accent: dyes.madder,
    skin: dyes.sand,
    shade: dyes.camel,
  },
  {
    ground: dyes.ochre,
    figure: dyes.lapis,
    second: dyes.walnut,
    third: dyes.paper,
    accent: dyes.pomegranate,
    skin: dyes.paper,
    shade: dyes.sand,
  },
]

/**
 * A square likeness of nobody: an author's head and shoulders in flat planes, lit from one side; a desk (its name ends
 * in "desk") gets a medallion. The same for the same slug for ever. Neither slug nor name reaches the markup.
 */
export function drawPortrait(options: { readonly slug: string; readonly name: string; readonly hair?: Hair }): string {
  const random = createRandom(`portrait/${options.slug}`)
  const inks = random.pick(inkSets)
  const hair = options.hair ?? random.pick(hairKinds)
  const drawing = /\bdesk$/i.test(options.name) ? emblem(random, inks) : bust(random, inks, hair)
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800" viewBox="0 0 800 800">' +
    bar(0, 0, 800, 800, inks.ground) +
    drawing +
    clothOver(random) +
    '</svg>'
  )
}

function bust(random: Random, inks: PortraitInks, hair: Hair): string {
  const x = 400 + random.between(-24, 24)
  const y = random.between(318, 342)
  const scale = random.between(2.35, 2.6)
  const lit = random.chance(0.5) ? 1 : -1
  const head: Point[] = placed(
    [
      [-34, -66],
      [34, -66],
      [50, -40],
      [50, 22],
      [34, 52],
      [14, 68],
      [-14, 68],
      [-34, 52],
      [-50, 22],
      [-50, -40],
    ],
    x,
    y,
    scale,
  )
  const shaded = box(lit === 1 ? -10 : x, -10, lit === 1 ? x + 10 : 820 - x, 820)
  const locks = placed(hairOutlines[hair], x, y, scale * random.pick([1, -1]), scale)
  const shoulder = random.between(585, 610)
  const coat: Point[] = [
    [x - 110, shoulder],
    [x + 110, shoulder],
    [x + 330, shoulder + 76],
    [x + 400, 820],
    [x - 400, 820],
    [x - 330, shoulder + 76],
  ]
  const neck: Point[] = [
    [x - 62, y + 90],
    [x + 62, y + 90],
    [x + 74, shoulder + 10],
    [x, shoulder + 116],
    [x - 74, shoulder + 10],
  ]
  const side = random.pick([-1, 1])
  return (
    cutPolygon(
      random,
      box(side === 1 ? x + random.between(40, 120) : -10, -10, side === 1 ? 800 : x - random.between(30, 110), 820),
      inks.third,
    ) +
    path(knotted(coat, 8), inks.figure) +
    clipped(
      'cut1',
      knotted(coat, 8),
      drawBorder({
        kind: random.pick(borderKinds),
        x: -20,
        y: 700,
        length: 840,
        depth: 70,
        ground: inks.second,
        motif: inks.third,
        guard: inks.accent,
      }),
    ) +
    polygon(neck, inks.shade) +
    path(knotted(head, 8), inks.skin) +
    clipped('cut2', knotted(head, 8), polygon(shaded, inks.shade)) +
    path(knotted(locks, 8), inks.second) +
    face(random, x, y, scale, lit, inks)
  )
}

/** No more than a mask needs: two eyes, one line for brow and nose, sometimes spectacles. */
function face(random: Random, x: number, y: number, scale: number, lit: number, inks: PortraitInks): string {
  const eye = (side: number): string =>
    polygon(steppedRhomb(x + side * 21 * scale, y - 2 * scale, 7 * scale, 4.6 * scale, 1), inks.second)
  const nose = polygon(
    [
      [x, y - 12 * scale],
      [x + lit * 11 * scale, y + 24 * scale],
      [x, y + 24 * scale],
    ],
    inks.shade,
  )
  const mouth = bar(x - 13 * scale, y + 40 * scale, 26 * scale, 4.4 * scale, inks.figure)
  const glass = (side: number): string =>
    ring(x + side * 21 * scale, y - 2 * scale, 15 * scale, inks.accent, 2.6 * scale)
  const spectacles = random.chance(0.35)
    ? glass(-1) + glass(1) + bar(x - 6 * scale, y - 4 * scale, 12 * scale, 2.6 * scale, inks.accent)
    : ''
  return nose + eye(-1) + eye(1) + mouth + spectacles
}

/** A medallion, a star, or four lozenges about a fifth, between two borders. */
function emblem(random: Random, inks: PortraitInks): string {
  const depth = 84
  const look = {
    kind: random.pick(borderKinds),
    depth,
    ground: inks.second,
    motif: inks.third,
    guard: inks.accent,
  } as const
  const steps = random.whole(5, 7)
  const drawing = random.pick([
    () =>
      nested(400, 400, 330, 330, steps, [inks.figure, inks.third, inks.second]) +
      star(400, 400, 84, inks.accent, inks.second),
    () =>
      star(400, 400, 300, inks.figure, inks.second) +
      nested(400, 400, 170, 170, steps, [inks.third, inks.second]) +
      disc(400, 400, 44, inks.accent),
    () =>
      regular(400, 400, 205, 4, 45)
        .map(([x, y]) => nested(x, y, 138, 138, 4, [inks.figure, inks.third, inks.second]))
        .join('') + nested(400, 400, 138, 138, 4, [inks.second, inks.accent, inks.second]),
  ])
  return (
    drawing() +
    drawBorder({ ...look, x: -20, y: 0, length: 840 }) +
    drawBorder({ ...look, x: -20, y: 800 - depth, length: 840 })
  )
}
