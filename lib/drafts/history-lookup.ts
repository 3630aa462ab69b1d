import 'server-only'
import { diffWordsWithSpace } from 'diff'
import type { Actor } from '@/lib/accounts/permissions'
import { bodyText } from '@/lib/body/sanitise'
import { AppError } from '@/lib/errors'
import type { DraftContent, DraftRevision, RevisionEntry } from './draft'
import { requireWritable } from './draft-access'
import * as drafts from './draft-repository'

const PAGE = 50

/** At most 50 revisions of an article before one, newest first. */
export async function listRevisions(
  actor: Actor,
  { id, before = Number.MAX_SAFE_INTEGER }: { id: string; before?: number },
): Promise<RevisionEntry[]> {
  await requireWritable(actor, id)
  return drafts.list({ articleId: id, before, limit: PAGE })
}

export type ComparedPart = { text: string; is: 'same' | 'added' | 'removed' }
export type ComparedField = { name: string; parts: ComparedPart[] }
export type Comparison = { from: DraftRevision | null; to: DraftRevision; fields: ComparedField[] }

/** What changed in words from one revision to another; without `from`, since the one before it that is kept. */
export async function compareRevisions(
  actor: Actor,
  { id, to, from }: { id: string; to: number; from?: number | undefined },
): Promise<Comparison> {
  await requireWritable(actor, id)
  const [entry] = await drafts.list({ articleId: id, before: to, limit: 1 })
  const earlier = from ?? entry?.revision
  const [one, other] = await Promise.all([earlier === undefined ? null : drafts.find(id, earlier), drafts.find(id, to)])
  if (!other) throw new AppError('NOT_FOUND', 'This revision is not kept any more.')
  return { from: one, to: other, fields: compareTexts(one?.content ?? null, other.content) }
}

/** The fields that differ, each as runs of words. The body is compared as a reader reads it, without its markup. */
export function compareTexts(from: DraftContent | null, to: DraftContent): ComparedField[] {
  const readings: [string, (content: DraftContent) => string][] = [
    ['Headline', ({ headline }) => headline],
    ['Deck', ({ deck }) => deck],
    ['Address', ({ slug }) => slug],
    ['Text', ({ body }) => bodyText(body)],
    [
      'Lead picture',
      ({ leadImage }) =>
        leadImage ? [leadImage.alt, leadImage.caption, leadImage.credit].filter(Boolean).join('\n') : '',
    ],
    [
      'Source',
      ({ origin }) => (origin.kind === 'exclusive' ? '' : `${origin.kind}: ${origin.source.name} ${origin.source.url}`),
    ],
    ['Author’s note', ({ note }) => note],
    ['Title for search', ({ seo }) => seo.title],
    ['Description for search', ({ seo }) => seo.description],
  ]
  return readings.flatMap(([name, read]) => {
    const [before, after] = [from ? read(from) : '', read(to)]
    if (before === after) return []
    const parts = diffWordsWithSpace(before, after).map(({ value, added, removed }): ComparedPart => {
      return { text: value, is: added ? 'added' : removed ? 'removed' : 'same' }
    })
    return [{ name, parts }]
  })
}
