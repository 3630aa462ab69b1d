import 'server-only'
import type { Actor } from '@/lib/accounts/permissions'
import { TOP_LENGTH } from '@/lib/fronts/front'
import { saveFront } from '@/lib/fronts/front-commands'
import { findFront } from '@/lib/fronts/front-lookup'
import type { ImportRun } from './import-run'
import { note } from './tally'

/**
 * Pieces that stood at the top of the old site stand at the top of the home page: the newest five that readers see, and
 * only where no editor pinned anything. A run that finds them here already pins nothing, so what editors unpinned since
 * stays so. Says what became of each.
 */
export async function pinSticky(
  actor: Actor,
  run: ImportRun,
  { isDryRun, now = new Date() }: { isDryRun: boolean; now?: Date },
): Promise<{ staleTags: string[] }> {
  if (run.sticky.length === 0) return { staleTags: [] }
  const front = await findFront()
  const isFree = front.pinned.length === 0
  const shown = run.sticky
    .filter(({ at }) => at !== null && at <= now)
    .toSorted((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0))
  const pinned = isFree ? shown.slice(0, TOP_LENGTH).map(({ id }) => id) : []
  for (const { id, name } of run.sticky)
    note(run.findings, {
      what: pinned.includes(id)
        ? 'It stood at the top of the old site, and stands at the top of the home page now.'
        : `It stood at the top of the old site and is not pinned: ${isFree ? 'the newest five that readers see are' : 'the home page has pieces that editors pinned'}.`,
      where: name,
    })
  if (isDryRun || pinned.length === 0) return { staleTags: [] }
  return saveFront(actor, { ...front, pinned })
}
