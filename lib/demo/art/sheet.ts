import type { Inks } from './palette'
import type { Random } from './random'

/** What a composition is given: its colours and its dice. It draws on 1600 by 1000, the ground already laid. */
export type Sheet = {
  readonly random: Random
  readonly inks: Inks
}

/**
 * Returns SVG elements. Keeps its main figure readable inside the middle square (x from 300 to 1300), because a
 * thumbnail is cut to it. Its clip paths are named `cut1`, `cut2`.
 */
export type Composition = (sheet: Sheet) => string
