import { BSON } from 'bson'
import { DatabaseError } from './errors'
import type { Document } from './errors'

/** MongoDB's own limit for a stage that must hold what it is given. */
const BYTES_MAX = 100 * 1024 * 1024

export type Budget = { spend(source: Document): void }

export function createBudget(stage: string): Budget {
  let spent = 0
  return {
    spend: (source) => {
      spent += BSON.calculateObjectSize(source) + 100
      if (spent <= BYTES_MAX) return
      throw new DatabaseError('ExceededMemoryLimit', `${stage} exceeded memory limit of ${BYTES_MAX} bytes`)
    },
  }
}
