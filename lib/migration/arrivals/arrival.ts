import { z } from 'zod'
import { jobKind } from '@/lib/jobs/job'
import { choicesSchema } from '../import-plan'
import type { ImportPhase } from '../import-run'
import type { Findings, Tally } from '../tally'

/*
 * An archive that came into the newsroom as a file: its upload, its rehearsals, its import, what became of it.
 * arriving → ready → (working → ready, with a rehearsal) → working → done; stopped and failed ones begin again.
 */
export type ArrivalState = 'arriving' | 'ready' | 'working' | 'stopping' | 'stopped' | 'failed' | 'done'
export type ArrivalWork = 'rehearsal' | 'import'

/** `reading`: bytes; `files`, `pieces`, `related`: how many of them. */
export type ArrivalProgress = { phase: 'reading' | ImportPhase; done: number; total: number }

/** The first of a list, and how long it is. */
export type Beginning<Entry> = { count: number; first: Entry[] }

/** What a rehearsal or an import found, short enough to be shown; the whole is kept as a file. */
export type ArrivalReport = {
  at: Date
  tally: Tally
  findings: Findings
  becomes: Beginning<{ from: string; to: string }>
  taken: Beginning<{ slug: string; becomes: string }>
  redirects: Beginning<{ from: string; to: string }>
  hasComments: boolean
}

export const arrivalChoicesSchema = z.object({
  media: z.enum(['keep', 'fetch']).default('keep'),
  /** Where Ghost was: its export does not say. */
  site: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'must be an address such as https://old.example' })])
    .default(''),
  map: choicesSchema.prefault({}),
})
export type ArrivalChoices = z.output<typeof arrivalChoicesSchema>

export type Arrival = {
  id: string
  fileName: string
  bytes: number
  /** Whole parts only. */
  received: number
  /** Null until the file is here. */
  system: 'wordpress' | 'ghost' | null
  /** SHA-256 of the file, once it was read. */
  hash: string | null
  /** False where the file was deleted; what became of it is still told. */
  hasFile: boolean
  state: ArrivalState
  work: ArrivalWork | null
  choices: ArrivalChoices
  progress: ArrivalProgress | null
  rehearsal: ArrivalReport | null
  result: ArrivalReport | null
  /** Why it failed, for the person. */
  trouble: string
  byId: string
  byName: string
  createdAt: Date
  savedAt: Date
  /** When its file goes by itself. */
  expiresAt: Date | null
}

/** What lists and progress need. */
export type ArrivalSummary = Omit<Arrival, 'rehearsal' | 'result' | 'choices'>

export const uploadSchema = z.object({
  fileName: z.string().trim().min(1).max(300),
  bytes: z.number().int().positive('This file is empty.'),
})

/** Ghost's JSON is read whole, in the process that serves readers. */
export const GHOST_BYTES_MAX = 100 * 1024 * 1024

/** A process that says nothing for so long has died, and nobody went on. */
const SILENCE_MS = 15 * 60_000

/** Whether something is being done with it. */
export const isBusy = ({ state, savedAt }: Pick<Arrival, 'state' | 'savedAt'>, now: Date) =>
  (state === 'working' || state === 'stopping') && now.getTime() - savedAt.getTime() < SILENCE_MS

export const arrivalJob = jobKind({ name: 'import', payload: z.object({ arrivalId: z.string() }), attemptsMax: 6 })

/** Files about an arrival that can be saved. */
export const KEPT_FILES = ['report.json', 'comments.jsonl'] as const
export type KeptFile = (typeof KEPT_FILES)[number]
