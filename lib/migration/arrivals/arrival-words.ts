import { isBusy, type ArrivalProgress, type ArrivalSummary } from './arrival'

/** What the newsroom says of an arrival: a few words, and how far the work on it is where that can be said. */
export type ArrivalStatus = { isBusy: boolean; words: string; share: number | null }

export function statusOf(
  arrival: Pick<ArrivalSummary, 'state' | 'work' | 'progress' | 'savedAt' | 'hasFile' | 'received' | 'bytes'>,
  now: Date,
  { isRehearsed = false }: { isRehearsed?: boolean } = {},
): ArrivalStatus {
  const busy = isBusy(arrival, now)
  return {
    isBusy: busy,
    words: wordsOf(arrival, { busy, isRehearsed }),
    share: busy ? shareOf(arrival.progress) : null,
  }
}

function wordsOf(
  { state, work, progress, hasFile, received, bytes }: Parameters<typeof statusOf>[0],
  { busy, isRehearsed }: { busy: boolean; isRehearsed: boolean },
): string {
  switch (state) {
    case 'arriving':
      return `Uploading: ${sizeText(received)} of ${sizeText(bytes)} are here`
    case 'ready':
      return isRehearsed || work === 'rehearsal' ? 'Rehearsed, not brought in' : 'Here, not looked at yet'
    case 'working':
      return busy ? workWords(work === 'import', progress) : 'Broken off: nobody has gone on with it'
    case 'stopping':
      return busy ? 'Stops after what is being written just now' : 'Stopped'
    case 'stopped':
      return hasFile ? 'Stopped before its end' : 'Stopped before its end; the file is deleted'
    case 'failed':
      return work === 'import' ? 'Could not be brought in' : 'Could not be rehearsed'
    case 'done':
      return hasFile ? 'Brought in' : 'Brought in; the file is deleted'
  }
}

function workWords(isImport: boolean, progress: ArrivalProgress | null): string {
  if (progress === null) return 'Waits to begin'
  const { phase, done, total } = progress
  const of = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
  switch (phase) {
    case 'reading':
      return `Reading the file: ${sizeText(done)} of ${sizeText(total)}`
    case 'structure':
      return 'Sections, tags and authors'
    case 'files':
      return `Pictures: ${of}`
    case 'pieces':
      return isImport ? `Writing pieces: ${of}` : `Looking at pieces: ${of}`
    case 'redirects':
      return 'Redirects from old addresses'
    case 'related':
      return `Finding related pieces: ${of}`
    case 'done':
      return 'Adding it up'
  }
}

const shareOf = (progress: ArrivalProgress | null) =>
  progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total)

/** A length of a file in the unit that is read easily. */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 1024 / 1024
  if (megabytes >= 1024) return `${(megabytes / 1024).toFixed(1)} GB`
  return megabytes >= 1 ? `${Math.round(megabytes)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
}
