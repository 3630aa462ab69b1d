import type { ArticleCard } from '@/lib/articles/article-view'
import { OFFLINE_PAGE_PATH, type PictureDepth } from './offline'

/*
 * What a device keeps for reading without a connection, and what it ought to keep. Pure: the worker does the rest.
 */

/** A piece as the offline page lists it. */
export type OfflineCard = Pick<ArticleCard, 'id' | 'path' | 'headline' | 'readingMinutes'> & {
  section: string
  hue: number
  /** ISO 8601. */
  publishedAt: string
  pictureKey: string | null
}

/** A card as it travels: dates are texts. */
export type CardAsJson = Omit<ArticleCard, 'publishedAt'> & { publishedAt: string }
/** What `/api/v1/digest` answers. */
export type DigestAnswer = { path: string; name: string; timeZone: string; cards: CardAsJson[] }

export type OfflineDigest = Pick<DigestAnswer, 'path' | 'name'> & { cards: OfflineCard[]; askedAt: number }

export type KeptDocument = {
  depth: PictureDepth
  /** Style sheets, fonts and pictures that it is shown with. */
  files: string[]
  /** Of the document and its pictures; style sheets and fonts are the same for all. */
  bytes: number
  entityTag: string | null
  /** When the site last said that this is what stands there, in milliseconds since 1970. */
  checkedAt: number
}

export type OfflineIndex = {
  timeZone: string
  /** Newest first. `ids` is what was asked for: a piece that is gone has no card. */
  saved: { ids: string[]; cards: OfflineCard[]; askedAt: number }
  digest: OfflineDigest | null
  documents: Record<string, KeptDocument>
}

export const EMPTY_INDEX: OfflineIndex = {
  timeZone: 'UTC',
  saved: { ids: [], cards: [], askedAt: 0 },
  digest: null,
  documents: {},
}

export const SAVED_MAX = 40
export const DIGEST_MAX = 24
export const BYTES_MAX = 30 * 1024 * 1024

const DIGEST_ASKED_AGAIN_MILLISECONDS = 10 * 60_000
const CHECKED_AGAIN_MILLISECONDS = 3 * 3_600_000

export type WantedDocument = { path: string; depth: PictureDepth; isSaved: boolean }

/**
 * Every document that ought to be kept, once, the most wanted first: the offline page, the digest and its pieces, then
 * what is saved, newest first. A piece that is both is kept with all its pictures.
 */
export function wantedDocuments(
  { saved, digest }: Pick<OfflineIndex, 'saved' | 'digest'>,
  { digestDepth, savedDepth }: { digestDepth: PictureDepth; savedDepth: PictureDepth },
): WantedDocument[] {
  const savedPaths = new Set(saved.cards.slice(0, SAVED_MAX).map(({ path }) => path))
  const digestPaths = digest ? [digest.path, ...digest.cards.slice(0, DIGEST_MAX).map(({ path }) => path)] : []
  return [...new Set([OFFLINE_PAGE_PATH, ...digestPaths, ...savedPaths])].map((path) => {
    const isSaved = savedPaths.has(path)
    // The digest's own page shows the pictures of its pieces.
    const depth = path === OFFLINE_PAGE_PATH || path === digest?.path ? 0 : isSaved ? savedDepth : digestDepth
    return { path, depth, isSaved }
  })
}

export const isDigestDue = (digest: OfflineDigest | null, now: number) =>
  isPast(digest?.askedAt ?? 0, now, DIGEST_ASKED_AGAIN_MILLISECONDS)

/** Whether the site has to be asked for the cards of what is saved: something came that was not asked for yet. */
export function areCardsDue({ ids, askedAt }: OfflineIndex['saved'], wanted: readonly string[], now: number): boolean {
  if (wanted.length === 0) return false
  return wanted.some((id) => !ids.includes(id)) || isPast(askedAt, now, CHECKED_AGAIN_MILLISECONDS)
}

export const isDocumentDue = (kept: KeptDocument | undefined, depth: PictureDepth, now: number) =>
  !kept || kept.depth < depth || isPast(kept.checkedAt, now, CHECKED_AGAIN_MILLISECONDS)

/** Under which path the document of an address is kept; null where none is. `/digest` is the newest one. */
export function keptPathOf({ digest, documents }: OfflineIndex, path: string): string | null {
  const own = path === '/digest' ? (digest?.path ?? path) : path
  return own !== OFFLINE_PAGE_PATH && own in documents ? own : null
}

export function toOfflineCard(card: CardAsJson): OfflineCard {
  const [section] = card.sections
  return {
    id: card.id,
    path: card.path,
    headline: card.headline,
    readingMinutes: card.readingMinutes,
    section: section?.name ?? '',
    hue: section?.hue ?? 20,
    publishedAt: card.publishedAt,
    pictureKey: card.picture?.key ?? null,
  }
}

/** A clock that was put back counts as one that went on. */
const isPast = (moment: number, now: number, milliseconds: number) => Math.abs(now - moment) > milliseconds
