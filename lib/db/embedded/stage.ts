import { Decimal128, Long } from 'bson'
import { unsupported } from './errors'
import type { Document } from './errors'

/** A document on its way through a pipeline, with the score of the text search that found it. */
export type Item = { source: Document; score: number | null }

/** `null` is a chance to pause, and is handed on. */
export type Stage = (items: Iterable<Item | null>) => Generator<Item | null>

/** Finds the documents of another collection whose field has one of these values. */
export type Lookup = (collection: string, path: string, values: readonly unknown[]) => Document[]

/** mingo calculates with doubles: on integers beyond them and on decimals it would be silently wrong. */
export function refuseExactNumbers(value: unknown): void {
  if (value instanceof Long) throw unsupported('64-bit integers beyond 2^53 in an aggregation')
  if (value instanceof Decimal128) throw unsupported('Decimal128 in an aggregation')
  if (Array.isArray(value)) value.forEach(refuseExactNumbers)
  else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    Object.values(value).forEach(refuseExactNumbers)
  }
}
