import type { Findings, Tally } from './tally'

export const IMPORT_PHASES = ['structure', 'files', 'pieces', 'redirects', 'related', 'done'] as const
export type ImportPhase = (typeof IMPORT_PHASES)[number]

/** An import as it is kept: where it is, and what became of what. One of the same file goes on with the same record. */
export type ImportRun = {
  id: string
  fileName: string
  system: string
  phase: ImportPhase
  /** Files, then pieces, that are done. */
  position: number
  /** Pieces that were being written: a process that ends may leave them without their place in lists and search. */
  inFlight: string[]
  hasBeenInterrupted: boolean
  /** Pieces of this run that stood at the top of the old site; `at` is null where readers do not see it. */
  sticky: { id: string; name: string; at: Date | null }[]
  tally: Tally
  findings: Findings
  startedAt: Date
  savedAt: Date
}
