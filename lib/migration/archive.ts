import { shortAddress } from '@/lib/redirects/redirect'

/**
 * An archive of another system in one vocabulary, whichever system it comes from. Readers of files make these records
 * in the file's order; the importer knows nothing else of where a piece was.
 */
export type ArchiveSite = { name: string; addresses: string[]; system: 'wordpress' | 'ghost' }

/** A category, or a tag. `parent` is the slug of the category above it. */
export type ArchiveTerm = {
  kind: 'category' | 'tag'
  slug: string
  name: string
  parent: string | null
  description: string
  /** The number that WordPress knows it by. */
  oldId?: string
}

/** `key` is what pieces call their author by: a login, a slug, an id. */
export type ArchiveAuthor = { key: string; name: string; slug: string; bio: string }

/** A file of the old library. `parentId` is the piece that it was uploaded for. */
export type ArchiveFile = {
  id: string
  url: string
  title: string
  alt: string
  caption: string
  parentId: string | null
  path: string | null
}

export const OLD_STATES = ['published', 'scheduled', 'review', 'draft', 'private', 'protected', 'trash'] as const
export type OldState = (typeof OLD_STATES)[number]

/** How a body was written. Each form has its own way into HTML; the vocabulary of bodies comes after it. */
export type BodyForm = 'wordpress' | 'html' | 'mobiledoc' | 'lexical'

export type ArchivePiece = {
  id: string
  /** The system's own word: `post`, `page`, `nav_menu_item`, a plugin's type. */
  type: string
  state: OldState
  /** The system's own word for the state, for the report. */
  status: string
  title: string
  slug: string
  /** Where it stood, as a path with its leading slash; null where it never had an address. */
  path: string | null
  body: { form: BodyForm; text: string }
  excerpt: string
  publishedAt: Date | null
  createdAt: Date | null
  modifiedAt: Date | null
  authorKeys: string[]
  categories: string[]
  /** Terms that a piece names without the archive listing them are made from these names. */
  tags: string[]
  termNames: Record<string, string>
  lead: { fileId: string | null; url: string | null; alt: string; caption: string } | null
  isSticky: boolean
  /** Footnotes by id, as HTML. */
  footnotes: Record<string, string>
  comments: ArchiveComment[]
}

export type ArchiveComment = {
  id: string
  author: string
  email: string
  url: string
  at: string
  status: string
  parentId: string | null
  text: string
}

export type ArchiveMember = { email: string; name: string; createdAt: Date | null; isSubscribed: boolean }

/** What could not be read: where, and why, in a sentence. */
export type Damage = { line: number; what: string; isFatal: boolean }

export type ArchiveRecord =
  | { kind: 'site'; site: ArchiveSite }
  | { kind: 'term'; term: ArchiveTerm }
  | { kind: 'author'; author: ArchiveAuthor }
  | { kind: 'file'; file: ArchiveFile; line: number }
  | { kind: 'piece'; piece: ArchivePiece; line: number }
  | { kind: 'member'; member: ArchiveMember }
  | { kind: 'damage'; damage: Damage }

/** Reads the archive from its beginning, each time it is called. */
export type OpenArchive = () => AsyncIterable<ArchiveRecord>

/** A path with its query where that is what names a piece (`/?p=12`), without the slash at its end. Null for no address. */
export function archivePath(address: string): string | null {
  if (!URL.canParse(address, 'https://old.invalid')) return null
  const url = new URL(address, 'https://old.invalid')
  if (url.pathname === '/') return shortAddress(url.pathname + url.search)
  return url.pathname.replace(/\/+$/, '')
}
