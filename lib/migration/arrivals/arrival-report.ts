import 'server-only'
import type { ImportOutcome } from '../import-commands'
import type { ArrivalReport, Beginning } from './arrival'
import { keepFile } from './arrival-files'

const FINDINGS_MAX = 100
const PLACES_MAX = 20
const LISTED_MAX = 200

/** What an import found, as much of it as a page shows. */
export function toReport(
  { run, plan }: ImportOutcome,
  { hasComments }: Pick<ArrivalReport, 'hasComments'>,
): ArrivalReport {
  const findings = run.findings.toSorted((one, other) => other.count - one.count).slice(0, FINDINGS_MAX)
  return {
    at: new Date(),
    tally: run.tally,
    findings: findings.map((finding) => ({ ...finding, where: finding.where.slice(0, PLACES_MAX) })),
    becomes: beginningOf(plan.becomes),
    taken: beginningOf(plan.duplicateSlugs),
    redirects: beginningOf(plan.redirects),
    hasComments,
  }
}

const beginningOf = <Entry>(list: readonly Entry[]): Beginning<Entry> => ({
  count: list.length,
  first: list.slice(0, LISTED_MAX),
})

/** Keeps the whole of it as a JSON file, entry by entry. */
export async function keepReport(id: string, { run, plan }: ImportOutcome): Promise<void> {
  const file = keepFile(id, 'report.json')
  await file.write(`{"fileName":${JSON.stringify(run.fileName)},"tally":${JSON.stringify(run.tally)}`)
  const lists: Record<string, readonly unknown[]> = {
    findings: run.findings,
    becomes: plan.becomes,
    duplicateSlugs: plan.duplicateSlugs,
    redirects: plan.redirects,
  }
  for (const [name, list] of Object.entries(lists)) {
    await file.write(`,\n"${name}":[`)
    for (const [index, entry] of list.entries()) await file.write(`${index > 0 ? ',' : ''}\n${JSON.stringify(entry)}`)
    await file.write(']')
  }
  await file.write('}\n')
  await file.close()
}
