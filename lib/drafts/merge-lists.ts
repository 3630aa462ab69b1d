import { diffArrays } from 'diff'

/** One side's change: `length` entries from `start` on became `entries`. */
type Change = { start: number; length: number; entries: string[] }
type Sided = Change & { side: 'mine' | 'theirs' }

export type ListMerge = {
  /** The merged list in runs, in order; joined they are the list, with `theirs` where there is a collision. */
  pieces: string[][]
  collisions: { piece: number; mine: string[] }[]
}

/**
 * A three-way merge of lists. Changes of different entries are both applied, also where the entries are neighbours; two
 * insertions at one place are both kept, theirs first; equal changes count once. Changes that overlap collide.
 */
export function mergeLists(base: readonly string[], mine: readonly string[], theirs: readonly string[]): ListMerge {
  const changes: Sided[] = [
    ...changesBetween(base, theirs).map((change) => ({ ...change, side: 'theirs' as const })),
    ...changesBetween(base, mine).map((change) => ({ ...change, side: 'mine' as const })),
  ].sort((one, other) => one.start - other.start || one.length - other.length)

  const pieces: string[][] = []
  const collisions: ListMerge['collisions'] = []
  let at = 0
  let next = 0
  while (next < changes.length) {
    const cluster = clusterFrom(changes, next)
    next += cluster.length
    const start = Math.min(...cluster.map((change) => change.start))
    const end = Math.max(...cluster.map((change) => change.start + change.length))
    pieces.push(base.slice(at, start))
    at = end
    const ours = cluster.filter(({ side }) => side === 'mine')
    const other = cluster.filter(({ side }) => side === 'theirs')
    const mineThere = applied(base, start, end, ours)
    const theirsThere = applied(base, start, end, other)
    if (other.length === 0) pieces.push(mineThere)
    else if (ours.length === 0 || isSame(mineThere, theirsThere)) pieces.push(theirsThere)
    else if (start === end) pieces.push(theirsThere, mineThere)
    else collisions.push({ piece: pieces.push(theirsThere) - 1, mine: mineThere })
  }
  pieces.push(base.slice(at))
  return { pieces, collisions }
}

/** What one side made of another list, smallest changes first to last. As many entries for as many are one each. */
function changesBetween(base: readonly string[], side: readonly string[]): Change[] {
  const changes: Change[] = []
  let at = 0
  let open: Change | null = null
  for (const { value, added, removed } of diffArrays([...base], [...side])) {
    if (!added && !removed) {
      open = null
      at += value.length
      continue
    }
    if (!open) changes.push((open = { start: at, length: 0, entries: [] }))
    if (removed) {
      open.length += value.length
      at += value.length
    } else open.entries.push(...value)
  }
  return changes.flatMap((change) =>
    change.length === change.entries.length
      ? change.entries.map((entry, index) => ({ start: change.start + index, length: 1, entries: [entry] }))
      : [change],
  )
}

/** The changes from one on that overlap, directly or through another; insertions at one place belong together. */
function clusterFrom(changes: readonly Sided[], from: number): Sided[] {
  const cluster: Sided[] = []
  let end = -1
  for (const change of changes.slice(from)) {
    const [first] = cluster
    const isSamePlace = first?.length === 0 && change.length === 0 && change.start === first.start
    if (first && !isSamePlace && change.start >= end) break
    cluster.push(change)
    end = Math.max(end, change.start + change.length)
  }
  return cluster
}

function applied(base: readonly string[], start: number, end: number, changes: readonly Change[]): string[] {
  const entries: string[] = []
  let at = start
  for (const change of changes) {
    entries.push(...base.slice(at, change.start), ...change.entries)
    at = change.start + change.length
  }
  return [...entries, ...base.slice(at, end)]
}

const isSame = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other)
