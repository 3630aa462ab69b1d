import { charted } from './knot'
import { dyes } from './dyes'
import { bar } from './shape'

/**
 * A D whose counter is half a stepped medallion. A knot is two units of 24: at 24, 48 and 96 px every edge falls on a
 * pixel.
 */
const letter = [
  '............',
  '..#####.....',
  '..#######...',
  '..##.#####..',
  '..##..####..',
  '..##...####.',
  '..##...####.',
  '..##..####..',
  '..##.#####..',
  '..#######...',
  '..#####.....',
  '............',
]

/** The publication's square mark for a light or a dark page; readable from 16 px, and it has its own ground. */
export function drawLogo({ variant }: { readonly variant: 'light' | 'dark' }): string {
  const ground = variant === 'light' ? dyes.pomegranate : dyes.cochineal
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 24 24" shape-rendering="crispEdges">' +
    bar(0, 0, 24, 24, ground) +
    `<path d="${charted(letter, 0, 0, 2)}" fill="${dyes.paper}"/>` +
    bar(8, 10, 2, 4, dyes.saffron) +
    '</svg>'
  )
}
