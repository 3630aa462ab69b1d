import { dyes, type Dye, type Ink } from './dyes'

export const artSections = [
  'cop29',
  'opinion',
  'news',
  'economy',
  'energy',
  'climate-and-ecology',
  'culture',
  'diaspora',
  'interview',
  'science',
  'logistics-transport',
  'gender',
  'history',
  'defense',
  'karabakh',
] as const

export type ArtSection = (typeof artSections)[number]

/**
 * What one picture is printed in. The contract a composition relies on: `figure` stands out from `ground` and `second`
 * from `figure` also in grey; `third` is a middle tone for large quiet planes; `accent` is for one small thing.
 */
export type Inks = {
  readonly ground: Ink
  readonly figure: Ink
  readonly second: Ink
  readonly third: Ink
  readonly accent: Ink
}

/** Ground, figure, second, third, accent. */
type Colourway = readonly [Dye, Dye, Dye, Dye, Dye]

type SectionPalette = {
  /** The section's own colour, for its label rule and, by area, for its pictures. */
  readonly dominant: Dye
  readonly colourways: readonly [Colourway, ...Colourway[]]
}

const palettes: Record<ArtSection, SectionPalette> = {
  cop29: {
    dominant: 'turquoise',
    colourways: [
      ['paper', 'turquoise', 'petrol', 'sky', 'madder'],
      ['turquoise', 'petrol', 'paper', 'quince', 'flame'],
      ['petrol', 'turquoise', 'paper', 'slate', 'saffron'],
      ['turquoise', 'paper', 'petrol', 'sky', 'madder'],
    ],
  },
  opinion: {
    dominant: 'pomegranate',
    colourways: [
      ['paper', 'pomegranate', 'ink', 'sand', 'saffron'],
      ['pomegranate', 'paper', 'ink', 'rose', 'saffron'],
      ['sand', 'pomegranate', 'paper', 'ink', 'saffron'],
      ['pomegranate', 'saffron', 'ink', 'brick', 'paper'],
    ],
  },
  news: {
    dominant: 'indigo',
    colourways: [
      ['paper', 'indigo', 'rose', 'bone', 'madder'],
      ['indigo', 'paper', 'ink', 'slate', 'flame'],
      ['sky', 'indigo', 'paper', 'slate', 'madder'],
      ['indigo', 'sky', 'night', 'lapis', 'saffron'],
    ],
  },
  economy: {
    dominant: 'ochre',
    colourways: [
      ['paper', 'ochre', 'walnut', 'sand', 'lapis'],
      ['ochre', 'walnut', 'paper', 'saffron', 'pine'],
      ['walnut', 'ochre', 'paper', 'brick', 'sky'],
      ['ochre', 'paper', 'walnut', 'sand', 'madder'],
    ],
  },
  energy: {
    dominant: 'flame',
    colourways: [
      ['paper', 'flame', 'petrol', 'sand', 'saffron'],
      ['petrol', 'flame', 'paper', 'turquoise', 'saffron'],
      ['flame', 'petrol', 'paper', 'saffron', 'bone'],
      ['ink', 'flame', 'saffron', 'madder', 'paper'],
    ],
  },
  'climate-and-ecology': {
    dominant: 'sage',
    colourways: [
      ['paper', 'pine', 'sage', 'sky', 'flame'],
      ['sage', 'nightPine', 'paper', 'sky', 'saffron'],
      ['pine', 'sage', 'nightPine', 'turquoise', 'rose'],
      ['sage', 'paper', 'pine', 'sky', 'madder'],
    ],
  },
  culture: {
    dominant: 'aubergine',
    colourways: [
      ['paper', 'aubergine', 'saffron', 'rose', 'turquoise'],
      ['aubergine', 'rose', 'nightPlum', 'madder', 'saffron'],
      ['aubergine', 'paper', 'madder', 'plum', 'saffron'],
      ['rose', 'aubergine', 'paper', 'madder', 'turquoise'],
    ],
  },
  diaspora: {
    dominant: 'rose',
    colourways: [
      ['paper', 'rose', 'indigo', 'bone', 'madder'],
      ['rose', 'indigo', 'paper', 'sand', 'pomegranate'],
      ['night', 'rose', 'indigo', 'slate', 'paper'],
      ['rose', 'paper', 'pomegranate', 'sand', 'indigo'],
    ],
  },
  interview: {
    dominant: 'quince',
    colourways: [
      ['paper', 'ink', 'quince', 'camel', 'brick'],
      ['quince', 'ink', 'paper', 'camel', 'madder'],
      ['ink', 'quince', 'slate', 'camel', 'paper'],
      ['quince', 'slate', 'paper', 'bone', 'brick'],
    ],
  },
  science: {
    dominant: 'lapis',
    colourways: [
      ['paper', 'lapis', 'saffron', 'sky', 'flame'],
      ['lapis', 'paper', 'night', 'sky', 'saffron'],
      ['night', 'sky', 'lapis', 'indigo', 'saffron'],
      ['lapis', 'night', 'paper', 'sky', 'quince'],
    ],
  },
  'logistics-transport': {
    dominant: 'slate',
    colourways: [
      ['paper', 'slate', 'ink', 'sand', 'brick'],
      ['slate', 'paper', 'ink', 'sky', 'saffron'],
      ['ink', 'slate', 'paper', 'petrol', 'saffron'],
      ['slate', 'ink', 'saffron', 'sky', 'paper'],
    ],
  },
  gender: {
    dominant: 'lilac',
    colourways: [
      ['paper', 'plum', 'lilac', 'bone', 'saffron'],
      ['lilac', 'nightPlum', 'paper', 'plum', 'saffron'],
      ['plum', 'lilac', 'nightPlum', 'aubergine', 'saffron'],
      ['lilac', 'paper', 'plum', 'rose', 'madder'],
    ],
  },
  history: {
    dominant: 'brick',
    colourways: [
      ['paper', 'brick', 'walnut', 'sand', 'turquoise'],
      ['brick', 'walnut', 'sand', 'camel', 'turquoise'],
      ['walnut', 'brick', 'paper', 'camel', 'saffron'],
      ['brick', 'paper', 'walnut', 'sand', 'lapis'],
    ],
  },
  defense: {
    dominant: 'olive',
    colourways: [
      ['paper', 'moss', 'olive', 'bone', 'brick'],
      ['olive', 'nightMoss', 'paper', 'moss', 'saffron'],
      ['nightMoss', 'olive', 'paper', 'moss', 'flame'],
      ['olive', 'paper', 'nightMoss', 'quince', 'madder'],
    ],
  },
  karabakh: {
    dominant: 'pine',
    colourways: [
      ['paper', 'pine', 'saffron', 'sage', 'madder'],
      ['pine', 'paper', 'madder', 'sage', 'saffron'],
      ['sand', 'pine', 'paper', 'sage', 'madder'],
      ['pine', 'saffron', 'nightPine', 'sage', 'madder'],
    ],
  },
}

/** The section's own colour as hex; an unknown section borrows one, always the same. */
export function sectionColour(section: string): Ink {
  return dyes[dominantDye(section)]
}

/** The name of that colour; one English word. */
export function dominantDye(section: string): Dye {
  return palettes[toArtSection(section)].dominant
}

export function listInks(section: ArtSection): readonly [Inks, ...Inks[]] {
  const [first, ...others] = palettes[section].colourways
  return [toInks(first), ...others.map(toInks)]
}

/** Editors make sections we have never heard of: each is drawn in the manner of a known one, always the same. */
export function toArtSection(section: string): ArtSection {
  const known = artSections.find((candidate) => candidate === section)
  if (known) return known
  let sum = 0
  for (let index = 0; index < section.length; index += 1) sum += section.charCodeAt(index)
  return artSections[sum % artSections.length] ?? 'news'
}

function toInks([ground, figure, second, third, accent]: Colourway): Inks {
  return {
    ground: dyes[ground],
    figure: dyes[figure],
    second: dyes[second],
    third: dyes[third],
    accent: dyes[accent],
  }
}
