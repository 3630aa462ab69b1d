import type { Engine } from './engine'
import type { Query, ReadReport } from './reading'

const SLOW_MS = 100

/** Tells the application about a scan that had something to look for, and about anything slow. */
export function reportRead(
  engine: Engine,
  read: { namespace: string; command: string; query: Query; report: ReadReport; milliseconds: number },
): void {
  const { query, report, milliseconds } = read
  const isSearching = query.filter.clauses.length > 0 || query.sort.length > 0
  const isScan = report.plan === 'scan' && isSearching
  if (!isScan && milliseconds < SLOW_MS) return
  engine.onSlowQuery({
    namespace: read.namespace,
    command: read.command,
    reason: isScan ? 'scan' : 'slow',
    plan: report.plan,
    fields: [...(query.filter.fields ?? ['$expr'])],
    sort: query.sort.map((field) => field.path),
    examined: report.examined,
    sortedInMemory: report.sortedInMemory,
    milliseconds: Math.round(milliseconds * 10) / 10,
  })
}
