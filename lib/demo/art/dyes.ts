/**
 * The dye box. librsvg knows no oklch(), so the drawings carry hex; the OKLCH beside it is the colour as chosen.
 * No pure white or black: paper has to sit beside a warm page and beside a blue-black one.
 */
export const dyes = {
  paper: '#eee5d5', // oklch(0.925 0.024 85)
  bone: '#ded1ba', // oklch(0.865 0.034 82)
  sand: '#d2ba96', // oklch(0.80 0.055 78)
  ink: '#1c222e', // oklch(0.25 0.025 265)
  madder: '#9f332b', // oklch(0.48 0.145 28)
  pomegranate: '#97182f', // oklch(0.44 0.16 18)
  cochineal: '#c9444f', // oklch(0.58 0.17 19)
  brick: '#a65438', // oklch(0.54 0.115 40)
  flame: '#d6682d', // oklch(0.64 0.155 46)
  saffron: '#e1aa40', // oklch(0.77 0.135 80)
  ochre: '#c18e3d', // oklch(0.68 0.115 76)
  quince: '#cebb5f', // oklch(0.79 0.115 98)
  olive: '#757944', // oklch(0.56 0.075 112)
  moss: '#48522f', // oklch(0.42 0.055 122)
  nightMoss: '#202a1b', // oklch(0.27 0.03 135)
  sage: '#7a9d7e', // oklch(0.66 0.06 148)
  pine: '#20563f', // oklch(0.41 0.07 162)
  nightPine: '#0f2d23', // oklch(0.27 0.04 170)
  turquoise: '#3c9693', // oklch(0.62 0.085 192)
  petrol: '#063c47', // oklch(0.33 0.055 215)
  sky: '#9ec6d0', // oklch(0.80 0.045 215)
  lapis: '#295ca5', // oklch(0.48 0.13 258)
  indigo: '#2a3c72', // oklch(0.37 0.095 268)
  night: '#191f3c', // oklch(0.25 0.055 272)
  slate: '#547389', // oklch(0.54 0.05 240)
  plum: '#80497e', // oklch(0.49 0.105 328)
  lilac: '#ae91c1', // oklch(0.70 0.075 312)
  aubergine: '#602444', // oklch(0.36 0.095 350)
  nightPlum: '#30182b', // oklch(0.25 0.05 335)
  rose: '#d48b88', // oklch(0.71 0.09 22)
  walnut: '#482e20', // oklch(0.33 0.045 50)
  camel: '#ac7e56', // oklch(0.63 0.08 62)
} as const

export type Dye = keyof typeof dyes
export type Ink = (typeof dyes)[Dye]
