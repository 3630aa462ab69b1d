import { closeDatabase } from '@/lib/db/connection'
import { AppError } from '@/lib/errors'

/**
 * Runs a command on the site's data and lets go of the database. What a person can mend, wrong words in the call above
 * all, is told in a line and ends with exit code 1; a bug shows where it happened.
 */
export async function runSiteCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(error.message)
    process.exitCode = 1
  } finally {
    await closeDatabase()
  }
}

/** How far a command is, in a line that the next one replaces; only where somebody watches. */
export function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}   `)
}

/** Leaves the last line of progress as it stands. */
export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\n')
}
