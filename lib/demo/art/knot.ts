import { decimal, type Point } from './shape'

type Run = { readonly left: number; readonly right: number }

/**
 * A shape as a carpet knows it: every edge steps from knot to knot. Returns path data for a fill; a row is knotted where
 * its middle line lies inside the outline (even-odd), and equal rows are joined, so a straight side costs one rectangle.
 */
export function knotted(points: readonly Point[], knot: number): string {
  const heights = points.map(([, y]) => y)
  const first = Math.floor(Math.min(...heights) / knot)
  const last = Math.ceil(Math.max(...heights) / knot)
  let d = ''
  let open: { runs: Run[]; top: number } = { runs: [], top: first }
  for (let row = first; row <= last; row += 1) {
    const runs = row === last ? [] : runsAt(points, (row + 0.5) * knot, knot)
    if (isSame(runs, open.runs)) continue
    d += rectangles(open.runs, open.top * knot, (row - open.top) * knot)
    open = { runs, top: row }
  }
  return d
}

/** A chart as weavers draw it: `#` is a knot. Rows of equal length, upper left corner at (x, y). */
export function charted(rows: readonly string[], x: number, y: number, knot: number): string {
  return rows
    .map((row, index) =>
      [...row.matchAll(/#+/g)]
        .map((run) => rectangle(x + run.index * knot, y + index * knot, run[0].length * knot, knot))
        .join(''),
    )
    .join('')
}

/** The stepped lozenge every medallion starts from; `steps` on each of its four sides. */
export function steppedRhomb(x: number, y: number, radiusX: number, radiusY: number, steps: number): Point[] {
  const stepX = radiusX / (steps + 0.5)
  const stepY = radiusY / (steps + 0.5)
  const quarter: Point[] = []
  for (let step = 0; step <= steps; step += 1) {
    quarter.push([(step + 0.5) * stepX, -(steps - step + 0.5) * stepY])
    if (step < steps) quarter.push([(step + 0.5) * stepX, -(steps - step - 0.5) * stepY])
  }
  const mirrored = quarter.map(([px, py]): Point => [px, -py]).reverse()
  const right = [...quarter, ...mirrored]
  const left = right.map(([px, py]): Point => [-px, py]).reverse()
  return [...right, ...left].map(([px, py]) => [x + px, y + py])
}

function runsAt(points: readonly Point[], y: number, knot: number): Run[] {
  const crossings: number[] = []
  points.forEach(([x1, y1], index) => {
    const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1]
    if (y1 <= y === y2 <= y) return
    crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
  })
  crossings.sort((a, b) => a - b)
  const runs: Run[] = []
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const left = Math.round((crossings[index] ?? 0) / knot) * knot
    const right = Math.round((crossings[index + 1] ?? 0) / knot) * knot
    if (right > left) runs.push({ left, right })
  }
  return runs
}

function isSame(one: readonly Run[], other: readonly Run[]): boolean {
  return (
    one.length === other.length &&
    one.every((run, index) => run.left === other[index]?.left && run.right === other[index].right)
  )
}

function rectangles(runs: readonly Run[], top: number, height: number): string {
  return runs.map(({ left, right }) => rectangle(left, top, right - left, height)).join('')
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${decimal(x)} ${decimal(y)}h${decimal(width)}v${decimal(height)}h${decimal(-width)}z`
}
