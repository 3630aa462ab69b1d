import { decode, encode, pickFields } from './bson-documents'
import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { elementTest } from './mingo-context'
import { parseFilter } from './filter'
import { assign, pathsOverlap, rootOf, stepsOf } from './paths'
import { isPlainObject } from './value-order'

/** Turns a stored document into the bytes of the answer. */
export type Projection = (bytes: Uint8Array, score: number) => Uint8Array

/** `true`: the field with all below it. A map: what is named below it. */
type Tree = Map<string, Tree | true>
type Special = { path: string; apply: (value: unknown) => unknown }

/**
 * Reads a projection: fields in or out, `$slice`, `$elemMatch` and `$meta: 'textScore'`. Computed fields and the
 * positional `$` are refused; an aggregation computes.
 */
export function parseProjection(source: unknown): Projection {
  if (source === undefined || source === null) return (bytes) => bytes
  if (!isPlainObject(source)) throw new DatabaseError('TypeMismatch', 'A projection must be an object')
  const entries = Object.entries(source)
  if (entries.length === 0) return (bytes) => bytes
  checkPaths(entries.map(([path]) => path))

  const specials: Special[] = []
  const scores: string[] = []
  const plain: [string, boolean][] = []
  for (const [path, wanted] of entries) {
    if (!isPlainObject(wanted)) plain.push([path, isIncluded(path, wanted)])
    else if (wanted['$meta'] === 'textScore') scores.push(path)
    else specials.push(readSpecial(path, wanted))
  }
  const named = plain.filter(([path]) => path !== '_id')
  const including =
    named.some(([, included]) => included) ||
    specials.some(
      (special) =>
        source[special.path] !== undefined &&
        isPlainObject(source[special.path]) &&
        '$elemMatch' in (source[special.path] as Document),
    )
  if (including && named.some(([, included]) => !included)) {
    throw new DatabaseError('BadValue', 'Cannot mix inclusion and exclusion in a projection')
  }
  const onlyId = named.length === 0 && specials.length === 0 && plain[0]?.[1] === true
  return including || onlyId
    ? includer(plain, specials, scores)
    : excluder(
        plain.filter(([, included]) => !included).map(([path]) => path),
        specials,
        scores,
      )
}

function checkPaths(paths: readonly string[]): void {
  for (const [at, path] of paths.entries()) {
    const steps = stepsOf(path)
    if (steps.includes('__proto__')) throw unsupported('__proto__ in a projection')
    if (steps.includes('$')) throw unsupported('the positional projection')
    if (steps.includes('') || steps.some((step) => step.startsWith('$')))
      throw new DatabaseError('BadValue', `Invalid projection path '${path}'`)
    const other = paths.slice(0, at).find((earlier) => pathsOverlap(earlier, path))
    if (other !== undefined) throw new DatabaseError('BadValue', `Path collision at ${path}`)
  }
}

function isIncluded(path: string, wanted: unknown): boolean {
  if (typeof wanted === 'boolean') return wanted
  if (typeof wanted === 'number') return wanted !== 0
  throw unsupported(`a computed field in a projection (${path}); use an aggregation`)
}

function readSpecial(path: string, wanted: Document): Special {
  const [name, operand] = Object.entries(wanted)[0] ?? ['an empty object', null]
  if (name === '$slice') return { path, apply: slicer(operand) }
  if (name === '$elemMatch' && isPlainObject(operand) && !path.includes('.')) {
    // Read as a filter is, so that what filters refuse is refused here.
    parseFilter({ [path]: wanted })
    const matches = elementTest(operand)
    return {
      path,
      apply: (value) => {
        const found = Array.isArray(value) ? (value as unknown[]).find(matches) : undefined
        return found === undefined ? undefined : [found]
      },
    }
  }
  throw unsupported(`${name} in a projection`)
}

function slicer(operand: unknown): (value: unknown) => unknown {
  const numbers = (Array.isArray(operand) ? operand : [operand]) as unknown[]
  if (!numbers.every((number) => Number.isInteger(number)) || numbers.length < 1 || numbers.length > 2) {
    throw new DatabaseError('BadValue', '$slice needs an integer or [skip, limit]')
  }
  const [first, limit] = numbers as [number, number | undefined]
  if (limit !== undefined && limit <= 0) throw new DatabaseError('BadValue', '$slice limit must be positive')
  return (value) => {
    if (!Array.isArray(value)) return value
    const items = value as unknown[]
    if (limit === undefined) return first < 0 ? items.slice(first) : items.slice(0, first)
    const start = first < 0 ? Math.max(0, items.length + first) : first
    return items.slice(start, start + limit)
  }
}

function includer(
  plain: readonly [string, boolean][],
  specials: readonly Special[],
  scores: readonly string[],
): Projection {
  const withId = !plain.some(([path, included]) => path === '_id' && !included)
  const paths = [...plain.filter(([, included]) => included).map(([path]) => path), ...specials.map(({ path }) => path)]
  const tree = treeOf(withId ? [...paths.filter((path) => path !== '_id'), '_id'] : paths)
  const roots = new Set(tree.keys())
  const isWhole = [...tree.values()].every((below) => below === true) && specials.length === 0 && scores.length === 0
  if (isWhole) return (bytes) => pickFields(bytes, roots)
  return (bytes, score) => {
    const projected = keep(decode(pickFields(bytes, roots)), tree) as Document
    return finish(projected, specials, scores, score)
  }
}

function excluder(paths: readonly string[], specials: readonly Special[], scores: readonly string[]): Projection {
  const tree = treeOf(paths)
  return (bytes, score) => finish(drop(decode(bytes), tree) as Document, specials, scores, score)
}

function finish(
  projected: Document,
  specials: readonly Special[],
  scores: readonly string[],
  score: number,
): Uint8Array {
  for (const { path, apply } of specials) applyAt(projected, stepsOf(path), 0, apply)
  for (const path of scores) projected[rootOf(path)] = score
  return encode(projected)
}

function applyAt(source: unknown, steps: readonly string[], at: number, apply: (value: unknown) => unknown): void {
  const step = steps[at]
  if (step === undefined) return
  if (Array.isArray(source)) {
    for (const item of source) applyAt(item, steps, at, apply)
  } else if (isPlainObject(source) && Object.hasOwn(source, step)) {
    if (at < steps.length - 1) {
      applyAt(source[step], steps, at + 1, apply)
      return
    }
    const applied = apply(source[step])
    // Deleting keeps the order of the other fields.
    if (applied === undefined) Reflect.deleteProperty(source, step)
    else source[step] = applied
  }
}

function treeOf(paths: readonly string[]): Tree {
  const tree: Tree = new Map()
  for (const path of paths) {
    const steps = stepsOf(path)
    let node = tree
    for (const [at, step] of steps.entries()) {
      if (at === steps.length - 1) node.set(step, true)
      else {
        const below = node.get(step)
        const next: Tree = below instanceof Map ? below : new Map<string, Tree | true>()
        node.set(step, next)
        node = next
      }
    }
  }
  return tree
}

/** Only what the tree names; inside arrays, items that are no objects are left out. */
function keep(source: unknown, tree: Tree): unknown {
  if (Array.isArray(source)) {
    return source.filter((item) => isPlainObject(item) || Array.isArray(item)).map((item) => keep(item, tree))
  }
  if (!isPlainObject(source)) return undefined
  const kept: Document = {}
  for (const [name, value] of Object.entries(source)) {
    const below = tree.get(name)
    if (below === undefined) continue
    const inner = below === true ? value : keep(value, below)
    if (inner !== undefined) assign(kept, name, inner)
  }
  return kept
}

function drop(source: unknown, tree: Tree): unknown {
  if (Array.isArray(source)) return source.map((item) => drop(item, tree))
  if (!isPlainObject(source)) return source
  const kept: Document = {}
  for (const [name, value] of Object.entries(source)) {
    const below = tree.get(name)
    if (below !== true) assign(kept, name, below === undefined ? value : drop(value, below))
  }
  return kept
}
