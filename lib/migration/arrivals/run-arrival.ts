import 'server-only'
import { createHash } from 'node:crypto'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import { AppError } from '@/lib/errors'
import { isFinalFailure } from '@/lib/jobs/job'
import type { JobTurn } from '@/lib/jobs/job-worker'
import { log } from '@/lib/log'
import type { ArchiveRecord } from '../archive'
import { readGhost } from '../ghost/ghost-archive'
import { runImport, type ImportOutcome } from '../import-commands'
import { readWordPress } from '../wordpress/wordpress-archive'
import { arrivalJob, type Arrival, type ArrivalProgress } from './arrival'
import { keepFile, readArrival } from './arrival-files'
import { keepReport, toReport } from './arrival-report'
import * as arrivals from './arrival-repository'
import { fileExpiry } from './upload-commands'

const TOLD_EVERY_MS = 700
const BUG = 'Something went wrong on our side; the server’s log says more. What came in by then stays: try again.'

/** Somebody asked for it to end. */
class Stopped extends Error {}

/**
 * Does what was asked for with an archive: rehearses it or brings it in. One that another process left goes on where it
 * was. What ends it for good is written down in words; what may pass is thrown, and the job comes round again.
 */
export async function runArrival(
  id: string,
  { attempt, signal, onTags }: JobTurn & { onTags: (tags: string[]) => void },
): Promise<void> {
  const arrival = await arrivals.find(id)
  if (arrival?.state === 'stopping') await arrivals.change(id, ['stopping'], { state: 'stopped', progress: null })
  if (arrival?.state !== 'working') return
  try {
    const outcome = await bringIn(arrival, { signal, onTags, tell: tellerOf(id) })
    await keepReport(id, outcome.import)
    const report = toReport(outcome.import, { hasComments: outcome.hasComments })
    const isImport = arrival.work === 'import'
    await arrivals.change(id, UNDER_WAY, {
      ...(isImport ? { state: 'done', result: report } : { state: 'ready', rehearsal: report }),
      ...{ progress: null, hash: outcome.hash, expiresAt: fileExpiry() },
    })
  } catch (error) {
    if (error instanceof Stopped) await arrivals.change(id, UNDER_WAY, { state: 'stopped', progress: null })
    else if (signal.aborted || !(isFinalFailure(error) || attempt >= arrivalJob.attemptsMax)) throw error
    else {
      if (!(error instanceof AppError)) log.error({ error: String(error), arrival: id }, 'an import failed')
      const trouble = error instanceof AppError ? error.message : BUG
      await arrivals.change(id, UNDER_WAY, { state: 'failed', trouble, progress: null })
    }
  }
}

const UNDER_WAY = ['working', 'stopping'] as const

type Tell = (progress: ArrivalProgress) => Promise<void>

/** Writes down how far it is, now and then. Throws `Stopped` where somebody asked for that. */
function tellerOf(id: string): Tell {
  let toldAt = 0
  let toldPhase = ''
  return async (progress) => {
    const now = Date.now()
    if (now - toldAt < TOLD_EVERY_MS && toldPhase === progress.phase) return
    toldAt = now
    toldPhase = progress.phase
    if (!(await arrivals.change(id, ['working'], { progress }))) throw new Stopped()
  }
}

async function bringIn(
  arrival: Arrival,
  { signal, onTags, tell }: { signal: AbortSignal; onTags: (tags: string[]) => void; tell: Tell },
): Promise<{ import: ImportOutcome; hash: string; hasComments: boolean }> {
  const { id, bytes, choices, work } = arrival
  const isDryRun = work !== 'import'
  let isSurveyed = false
  const read = async function* () {
    let done = 0
    for await (const chunk of readArrival(arrival)) {
      signal.throwIfAborted()
      done += chunk.byteLength
      if (!isSurveyed) await tell({ phase: 'reading', done, total: bytes })
      yield chunk
    }
  }
  const hash = arrival.hash ?? (await hashOf(read()))
  const comments = isDryRun ? null : keepFile(id, 'comments.jsonl')
  const seen = { comments: 0 }
  const outcome = await runImport(SYSTEM_ACTOR, {
    open: () => openArchive(arrival, read()),
    sourceHash: hash,
    fileName: arrival.fileName,
    choices: choices.map,
    media: { kind: choices.media },
    isDryRun,
    askedBy: askedBy(arrival),
    signal,
    onComments: async (piece, list) => {
      seen.comments += list.length
      for (const comment of list) {
        const of = { type: piece.type, id: piece.id, path: piece.path }
        await comments?.write(`${JSON.stringify({ piece: of, ...comment })}\n`)
      }
    },
    onProgress: async ({ run, total, staleTags }) => {
      isSurveyed = true
      onTags(staleTags)
      await tell({ phase: run.phase, done: run.position, total })
    },
  })
  await comments?.close()
  return { import: outcome, hash, hasComments: seen.comments > 0 && !isDryRun }
}

const openArchive = ({ system, choices }: Arrival, bytes: AsyncIterable<Uint8Array>): AsyncIterable<ArchiveRecord> =>
  system === 'ghost' ? readGhost(bytes, { site: choices.site === '' ? null : choices.site }) : readWordPress(bytes)

/** The admin who began it: whoever may begin one is an admin. */
const askedBy = ({ byId, byName }: Arrival): Actor => ({ id: byId, name: byName, role: 'admin' })

async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}
