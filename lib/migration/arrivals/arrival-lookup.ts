import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import type { Arrival, ArrivalSummary, KeptFile } from './arrival'
import { readKept } from './arrival-files'
import * as arrivals from './arrival-repository'

const LISTED_MAX = 30

/** What was uploaded, the newest first, at most 30. Past every cache. */
export function listArrivals(actor: Actor): Promise<ArrivalSummary[]> {
  requirePermission(actor, 'imports:manage')
  return arrivals.listNewest(LISTED_MAX)
}

/** One with what was found and done, or null. */
export function findArrival(actor: Actor, id: string): Promise<Arrival | null> {
  requirePermission(actor, 'imports:manage')
  return arrivals.find(id)
}

/** How far it is, or null. */
export function findArrivalProgress(actor: Actor, id: string): Promise<ArrivalSummary | null> {
  requirePermission(actor, 'imports:manage')
  return arrivals.findSummary(id)
}

/** The bytes of a file that is kept about an arrival; null where there is none. */
export async function openKeptFile(
  actor: Actor,
  { id, file }: { id: string; file: KeptFile },
): Promise<{ fileName: string; bytes: AsyncGenerator<Uint8Array> } | null> {
  requirePermission(actor, 'imports:manage')
  const arrival = await arrivals.findSummary(id)
  return arrival?.hasFile ? { fileName: arrival.fileName, bytes: readKept(id, file) } : null
}
