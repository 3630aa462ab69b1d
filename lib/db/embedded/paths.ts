import { isPlainObject } from './value-order'

/** `a.b.0` as its steps. Paths repeat for ever, so the split is kept, within bounds. */
const known = new Map<string, readonly string[]>()

export function stepsOf(path: string): readonly string[] {
  const steps = known.get(path) ?? path.split('.')
  if (known.size < 2000) known.set(path, steps)
  return steps
}

export const isArrayIndex = (step: string): boolean => /^(0|[1-9]\d{0,6})$/.test(step)

/**
 * The values that a filter's path reaches, as MongoDB walks it: into each object of an array, and into an array by
 * position. `undefined` stands for "reached a place where the field is missing"; an array that holds no object
 * reaches nothing. Arrays at the end of the path are returned whole.
 */
export function valuesAt(source: unknown, path: string): unknown[] {
  const found: unknown[] = []
  walk(source, stepsOf(path), 0, found)
  return found
}

function walk(source: unknown, steps: readonly string[], at: number, found: unknown[]): void {
  const step = steps[at]
  if (step === undefined) {
    found.push(source)
    return
  }
  if (Array.isArray(source)) {
    if (isArrayIndex(step) && Number(step) < source.length) walk(source[Number(step)], steps, at + 1, found)
    for (const item of source as unknown[]) if (isPlainObject(item)) walk(item, steps, at, found)
    return
  }
  if (!isPlainObject(source) || !Object.hasOwn(source, step)) {
    found.push(undefined)
    return
  }
  walk(source[step], steps, at + 1, found)
}

/** The value at a path that crosses no array, or `undefined`. */
export function valueAt(source: unknown, path: string): unknown {
  let value = source
  for (const step of stepsOf(path)) {
    if (!isPlainObject(value) || !Object.hasOwn(value, step)) return undefined
    value = value[step]
  }
  return value
}

/** Own property, even when the name is `__proto__`. */
export function assign(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    target[name] = value
  }
}

/** `a.b` and `a` touch each other, `a` and `ab` do not. */
export function pathsOverlap(left: string, right: string): boolean {
  return left === right || left.startsWith(`${right}.`) || right.startsWith(`${left}.`)
}

export const rootOf = (path: string): string => stepsOf(path)[0] ?? path
