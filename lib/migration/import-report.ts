import type { ImportOutcome } from './import-commands'
import { accountedFor, unbalancedRows } from './tally'

const SHOWN_MAX = 8

/** What an import did, or would do, for a person at a terminal. Ends with whether everything adds up. */
export function reportText({ run, plan, isRelatedLater }: ImportOutcome, { isDryRun }: { isDryRun: boolean }): string {
  const rows = run.tally.map((row) => [
    row.status === '' ? row.kind : `${row.kind}, ${row.status}`,
    ...[row.found, row.imported, row.already].map(String),
    row.skipped.map(({ reason, count }) => `${count}: ${reason}`).join('; ') || '0',
  ])
  const unbalanced = unbalancedRows(run.tally)
  const found = run.tally.reduce((sum, row) => sum + row.found, 0)
  const accounted = run.tally.reduce((sum, row) => sum + accountedFor(row), 0)
  return [
    isDryRun ? 'Rehearsal: nothing was written.' : 'The import is done.',
    '',
    table([['', 'found', isDryRun ? 'to import' : 'imported', 'here already', 'left out'], ...rows]),
    '',
    list(
      'What becomes what',
      plan.becomes.map(({ from, to }) => `${from} → ${to}`),
    ),
    list(
      'Addresses that were taken',
      plan.duplicateSlugs.map(({ slug, becomes }) => `${slug} → ${becomes}`),
    ),
    list(
      'Redirects',
      plan.redirects.map(({ from, to }) => `${from} → ${to}`),
    ),
    ...run.findings.map(({ what, count, where }) => list(`${count} × ${what}`, where)),
    isRelatedLater && !isDryRun
      ? 'The site computes what is related to each piece by itself, while it runs; npm run related:rebuild does it at once.\n'
      : null,
    unbalanced.length === 0
      ? `It adds up: ${found} found, ${accounted} accounted for.`
      : `It does NOT add up: ${unbalanced.map(({ kind, status }) => `${kind} ${status}`).join(', ')}. Nothing was removed; please report this.`,
  ]
    .filter((part) => part !== null)
    .join('\n')
}

function list(title: string, lines: readonly string[]): string | null {
  if (lines.length === 0) return null
  const more = lines.length > SHOWN_MAX ? [`  … and ${lines.length - SHOWN_MAX} more`] : []
  return [`${title} (${lines.length}):`, ...lines.slice(0, SHOWN_MAX).map((line) => `  ${line}`), ...more, ''].join(
    '\n',
  )
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
