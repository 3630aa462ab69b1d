/**
 * What became of everything that an archive holds. `found` is counted when the archive is first read, the rest when it
 * is written: that they add up is what shows that nothing was lost.
 */
export type TallyRow = {
  kind: string
  status: string
  found: number
  imported: number
  /** What an earlier run of the same archive brought. */
  already: number
  skipped: { reason: string; count: number }[]
}
export type Tally = TallyRow[]
export type Outcome = 'imported' | 'already' | { skipped: string }

export function countFound(tally: Tally, kind: string, status: string): void {
  rowOf(tally, kind, status).found += 1
}

export function countOutcome(tally: Tally, kind: string, status: string, outcome: Outcome): void {
  const row = rowOf(tally, kind, status)
  if (typeof outcome === 'string') row[outcome] += 1
  else {
    const known = row.skipped.find(({ reason }) => reason === outcome.skipped)
    if (known) known.count += 1
    else row.skipped.push({ reason: outcome.skipped, count: 1 })
  }
}

/** The rows in which found is not imported + already there + skipped; none where everything adds up. */
export const unbalancedRows = (tally: Tally): Tally => tally.filter((row) => row.found !== accountedFor(row))

export const accountedFor = (row: TallyRow) =>
  row.imported + row.already + row.skipped.reduce((sum, { count }) => sum + count, 0)

function rowOf(tally: Tally, kind: string, status: string): TallyRow {
  const known = tally.find((row) => row.kind === kind && row.status === status)
  if (known) return known
  const row: TallyRow = { kind, status, found: 0, imported: 0, already: 0, skipped: [] }
  tally.push(row)
  return row
}

/** Something an editor should look at, and what it is about: a piece's headline, an address, a line of the file. */
export type Finding = { what: string; where: string }

const KEPT_MAX = 200
const KINDS_MAX = 400
const OTHERS = 'There are other things of many kinds.'

/** Findings by what they say: each counted, the first 200 of each kept with their places. */
export type Findings = { what: string; count: number; where: string[] }[]

export function note(findings: Findings, { what, where }: Finding): void {
  const isNew = findings.length >= KINDS_MAX && !findings.some((known) => known.what === what)
  const said = isNew ? OTHERS : what
  let entry = findings.find((known) => known.what === said)
  if (!entry) findings.push((entry = { what: said, count: 0, where: [] }))
  entry.count += 1
  if (entry.where.length < KEPT_MAX && !entry.where.includes(where)) entry.where.push(where)
}
