import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import * as imports from './import-repository'
import type { ImportPhase } from './import-run'
import { accountedFor } from './tally'

/** A run as history tells it, whether it was begun in the newsroom or by command. */
export type ImportRunLine = {
  id: string
  fileName: string
  phase: ImportPhase
  startedAt: Date
  found: number
  accounted: number
}

const LISTED_MAX = 20

/** What was brought in, the newest first, at most 20. Past every cache. */
export async function listImportRuns(actor: Actor): Promise<ImportRunLine[]> {
  requirePermission(actor, 'imports:manage')
  return (await imports.listNewest(LISTED_MAX)).map(({ id, fileName, phase, startedAt, tally }) => ({
    ...{ id, fileName, phase, startedAt },
    found: tally.reduce((sum, row) => sum + row.found, 0),
    accounted: tally.reduce((sum, row) => sum + accountedFor(row), 0),
  }))
}
