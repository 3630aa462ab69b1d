import type { ArchiveHit } from './ask-archive'
import type { QuickAnswer } from './quick-search'

export type HeadlinesState =
  | { kind: 'waiting'; answer: QuickAnswer; query?: string }
  | { kind: 'whole'; answer: QuickAnswer; query: string }
  | { kind: 'failed'; answer: QuickAnswer }

/** The search in whole texts; its hits stand below the headlines, and repeat none of them. */
export type ArchiveState =
  { kind: 'idle' | 'waiting' | 'offline' | 'failed' } | { kind: 'answered'; hits: readonly ArchiveHit[] }

/** How a search stands, in words for everyone: shown below the list, and said by screen readers when it changes. */
export function searchStatus(search: { query: string; headlines: HeadlinesState; archive: ArchiveState }): string {
  const { query, headlines, archive } = search
  if (query === '') return headlines.kind === 'failed' ? HEADLINES_FAILED : 'Type a name, a place or a word.'
  const found = headlines.answer.places.length + headlines.answer.articles.length
  const isAnswered = headlines.kind === 'whole' && headlines.query === query
  const sentences = [
    headlines.kind === 'failed' ? HEADLINES_FAILED : isAnswered ? headlinesSentence(found) : 'Looking …',
    archiveSentence(archive),
  ]
  if (isAnswered && found === 0 && archive.kind === 'answered' && archive.hits.length === 0)
    return 'Nothing here holds these words. Try fewer words, or another spelling.'
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

const HEADLINES_FAILED = 'The headlines could not be fetched. Enter searches the whole archive.'

const headlinesSentence = (found: number) =>
  found === 0 ? 'No headline matches.' : `${found} ${found === 1 ? 'suggestion' : 'suggestions'}.`

function archiveSentence(archive: ArchiveState): string {
  switch (archive.kind) {
    case 'idle':
      return ''
    case 'waiting':
      return 'Searching the texts …'
    case 'offline':
      return 'You are offline: only headlines are searched.'
    case 'failed':
      return 'The texts could not be searched just now. Enter tries again on the search page.'
    case 'answered':
      return archive.hits.length === 0 ? 'Nothing more in the texts.' : `${archive.hits.length} more in the texts.`
  }
}
