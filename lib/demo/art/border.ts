import { bar, counted, decimal, moved } from './shape'

export type BorderKind = 'running-dog' | 'reciprocal' | 'rhombs' | 'barber' | 'sawtooth' | 'hooks' | 'combs' | 'stars'

export const borderKinds: readonly [BorderKind, ...BorderKind[]] = [
  'running-dog',
  'reciprocal',
  'rhombs',
  'barber',
  'sawtooth',
  'hooks',
  'combs',
  'stars',
]

/** One repeat of each border in a box of 10 high; the path is drawn again every `pitch`. */
const repeats: Record<BorderKind, { readonly pitch: number; readonly d: string }> = {
  'running-dog': { pitch: 10, d: 'M0 10V8h7V5H4V3h5v7h1zM0 10h10V9H0z' },
  reciprocal: { pitch: 10, d: 'M0 10V8h1V6h1V4h1V2h1V0h2v2h1v2h1v2h1v2h1v2z' },
  rhombs: {
    pitch: 12,
    d: 'M5 0h2v1h1v1h1v1h1v1h1v2h-1v1h-1v1h-1v1h-1v1h-2v-1h-1v-1h-1v-1h-1v-1h-1v-2h1v-1h1v-1h1v-1h1z',
  },
  barber: { pitch: 10, d: 'M0 10L6 0h4L4 10z' },
  sawtooth: { pitch: 6, d: 'M0 10L3 0L6 10z' },
  hooks: { pitch: 14, d: 'M1 10V1h9v6H5V5h3V3H3v7zM12 0h1v10h-1z' },
  combs: { pitch: 12, d: 'M0 0h10v2H0zM0 2h1v7H0zM3 2h1v7H3zM6 2h1v7H6zM9 2h1v7H9z' },
  stars: { pitch: 14, d: 'M7 0L8.5 3L12 2L10.500 5L12 8L8.500 7L7 10L5.500 7L2 8L3.500 5L2 2L5.500 3zM0 4h1v2H0z' },
}

/**
 * A running border, `depth` across, between two guard stripes. Drawn along x; `turn` 90 makes it run down from (x, y)
 * with its depth to the left of that point.
 */
export function drawBorder(options: {
  readonly kind: BorderKind
  readonly x: number
  readonly y: number
  readonly length: number
  readonly depth: number
  readonly ground: string
  readonly motif: string
  readonly guard: string
  readonly turn?: 0 | 90
}): string {
  const { kind, x, y, length, depth, ground, motif, guard, turn = 0 } = options
  const guardDepth = depth * 0.09
  const { pitch, d } = repeats[kind]
  const scale = (depth * 0.62) / 10
  const count = Math.max(1, Math.round(length / (pitch * scale)))
  const stretch = length / (count * pitch)
  const motifs = counted(count, (index) => `<path transform="translate(${decimal(index * pitch)} 0)" d="${d}"/>`)
  return moved(
    bar(0, 0, length, depth, ground) +
      bar(0, 0, length, guardDepth, guard) +
      bar(0, depth - guardDepth, length, guardDepth, guard) +
      `<g fill="${motif}" transform="translate(0 ${decimal(depth * 0.19)}) scale(${stretch.toFixed(4)} ${scale.toFixed(4)})">${motifs.join('')}</g>`,
    x,
    y,
    turn,
  )
}
