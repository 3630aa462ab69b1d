import type { Clause, RangeOperator } from './filter'
import { compareValues, rankOf } from './value-order'

const isBelow = (operator: RangeOperator): boolean => operator === '$lt' || operator === '$lte'
const isNothing = (value: unknown): boolean => value === null || value === undefined

/** Whether whatever answers `clause` also answers `other`; false when in doubt. */
export function implies(clause: Clause, other: Clause): boolean {
  if (!('path' in clause) || !('path' in other) || clause.path !== other.path) return false
  switch (other.kind) {
    case 'exists':
      if (clause.kind === 'in') return clause.values.length > 0 && !clause.values.some(isNothing)
      if (clause.kind === 'range') return !isNothing(clause.value)
      return true
    case 'in':
      return (
        clause.kind === 'in' &&
        clause.values.length > 0 &&
        clause.values.every((value) => other.values.some((accepted) => compareSame(value, accepted) === 0))
      )
    case 'range':
      if (clause.kind === 'in') {
        return clause.values.length > 0 && clause.values.every((value) => answersRange(value, other))
      }
      if (clause.kind !== 'range' || isBelow(clause.operator) !== isBelow(other.operator)) return false
      if (answersRange(clause.value, other)) return true
      return compareSame(clause.value, other.value) === 0 && !clause.operator.endsWith('e')
    case 'prefix':
      return false
  }
}

function compareSame(left: unknown, right: unknown): number {
  if (Array.isArray(left) || Array.isArray(right)) return NaN
  return rankOf(left) === rankOf(right) ? compareValues(left, right) : NaN
}

function answersRange(value: unknown, range: Extract<Clause, { kind: 'range' }>): boolean {
  const order = compareSame(value, range.value)
  switch (range.operator) {
    case '$gt':
      return order > 0
    case '$gte':
      return order >= 0
    case '$lt':
      return order < 0
    case '$lte':
      return order <= 0
  }
}

/**
 * What an `$or` says as a whole: `{ at < t } or { at = t, _id < i }` means `at <= t`, which lets a page that begins
 * after a certain document start there in the index instead of at the beginning.
 */
export function impliedRanges(clause: Clause): Clause[] {
  if (clause.kind !== 'or') return []
  const [first, ...others] = clause.branches
  const paths = new Set((first?.clauses ?? []).flatMap((part) => ('path' in part ? [part.path] : [])))
  const sides: RangeOperator[] = ['$lte', '$gte']
  return [...paths].flatMap((path) =>
    sides.flatMap((operator): Clause[] => {
      const limits = [first, ...others].map((branch) => limitOf(branch?.clauses ?? [], path, operator))
      const widest = limits.reduce((left, right) => wider(left, right, operator))
      return widest === undefined ? [] : [{ kind: 'range', path, operator, value: widest }]
    }),
  )
}

function limitOf(clauses: readonly Clause[], path: string, side: RangeOperator): unknown {
  for (const clause of clauses) {
    if (clause.kind === 'range' && clause.path === path && isBelow(clause.operator) === isBelow(side))
      return clause.value
    if (clause.kind === 'in' && clause.path === path && clause.values.length === 1) return clause.values[0]
  }
  return undefined
}

function wider(left: unknown, right: unknown, side: RangeOperator): unknown {
  if (isNothing(left) || isNothing(right)) return undefined
  const order = compareSame(left, right)
  if (Number.isNaN(order)) return undefined
  return isBelow(side) === order > 0 ? left : right
}
