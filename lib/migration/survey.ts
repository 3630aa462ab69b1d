import { createHash } from 'node:crypto'
import type {
  ArchiveAuthor,
  ArchiveComment,
  ArchiveFile,
  ArchiveMember,
  ArchivePiece,
  ArchiveSite,
  ArchiveTerm,
  Damage,
  OpenArchive,
} from './archive'
import { countFound, type Tally } from './tally'

/** What is remembered of a piece between the two readings of an archive: what its address and its lists follow from. */
export type SurveyedPiece = Pick<
  ArchivePiece,
  'id' | 'type' | 'state' | 'status' | 'title' | 'slug' | 'path' | 'categories' | 'tags' | 'isSticky'
>

export type Survey = {
  site: ArchiveSite
  terms: ArchiveTerm[]
  authors: Map<string, ArchiveAuthor>
  files: Map<string, ArchiveFile>
  filesOfPiece: Map<string, string[]>
  pieces: SurveyedPiece[]
  members: ArchiveMember[]
  damages: Damage[]
  tally: Tally
}

const MEMBERS_MAX = 1_000_000

/**
 * Reads an archive for the first time: everything small is kept, bodies are not. Of 100,000 pieces about 50 MB. What is
 * found is counted here and nowhere else. `onComments` gets the comments of a piece as they pass.
 */
export async function surveyArchive(
  open: OpenArchive,
  options: { onComments: (piece: SurveyedPiece, comments: ArchiveComment[]) => Promise<void> },
): Promise<Survey> {
  const survey: Survey = {
    site: { system: 'wordpress', name: '', addresses: [] },
    terms: [],
    authors: new Map(),
    files: new Map(),
    filesOfPiece: new Map(),
    pieces: [],
    members: [],
    damages: [],
    tally: [],
  }
  const words = new Map<string, string>()
  // Slugs of terms repeat in every piece: one string each.
  const one = (text: string) => words.get(text) ?? (words.set(text, structuredClone(text)), text)
  for await (const read of open()) {
    const record = read.kind === 'piece' ? read : structuredClone(read)
    switch (record.kind) {
      case 'site':
        survey.site = record.site
        break
      case 'term':
        survey.terms.push(record.term)
        break
      case 'author':
        survey.authors.set(record.author.key, record.author)
        break
      case 'file':
        survey.files.set(record.file.id, record.file)
        if (record.file.parentId !== null) {
          const siblings = survey.filesOfPiece.get(record.file.parentId)
          if (siblings) siblings.push(record.file.id)
          else survey.filesOfPiece.set(record.file.parentId, [record.file.id])
        }
        countFound(survey.tally, 'file', '')
        break
      case 'piece': {
        const { piece } = record
        const { id, type, state, status, title, slug, path, isSticky } = piece
        const surveyed: SurveyedPiece = {
          ...{ id, type: one(type), state, status: one(status), title: title.slice(0, 80), slug, path, isSticky },
          categories: piece.categories.map(one),
          tags: piece.tags.map(one),
        }
        // A copy: parts of a text would keep the whole item that they were cut from.
        survey.pieces.push(structuredClone(surveyed))
        addNamedTerms(survey, piece)
        countFound(survey.tally, piece.type, piece.status)
        for (const { status: of } of piece.comments) countFound(survey.tally, 'comment', of)
        if (piece.comments.length > 0) await options.onComments(surveyed, piece.comments)
        break
      }
      case 'member':
        if (survey.members.length < MEMBERS_MAX) survey.members.push(record.member)
        countFound(survey.tally, 'member', '')
        break
      case 'damage':
        survey.damages.push(record.damage)
        if (record.damage.isFatal) countFound(survey.tally, 'damaged item', '')
        break
    }
  }
  return survey
}

/** Terms and authors that only pieces name: old exports list none. */
function addNamedTerms(survey: Survey, piece: ArchivePiece): void {
  const add = (kind: 'category' | 'tag', slug: string) => {
    if (known.get(survey)?.has(`${kind}:${slug}`)) return
    const set = known.get(survey) ?? new Set(survey.terms.map((term) => `${term.kind}:${term.slug}`))
    known.set(survey, set)
    if (set.has(`${kind}:${slug}`)) return
    set.add(`${kind}:${slug}`)
    survey.terms.push({ kind, slug, name: piece.termNames[slug] ?? slug, parent: null, description: '' })
  }
  for (const slug of piece.categories) add('category', slug)
  for (const slug of piece.tags) add('tag', slug)
  for (const key of piece.authorKeys)
    if (!survey.authors.has(key))
      survey.authors.set(key, { key, name: piece.termNames[key] ?? key, slug: key, bio: '' })
}
const known = new WeakMap<Survey, Set<string>>()

/**
 * The same archive, in which every piece and every file has a number of its own: converters and merged exports repeat
 * them, and a piece must not be lost for that.
 */
export function withOwnIds(open: OpenArchive): OpenArchive {
  return async function* () {
    const seen = new Map<string, number>()
    const own = (kind: string, id: string): string => {
      const count = (seen.get(`${kind}:${id}`) ?? 0) + 1
      seen.set(`${kind}:${id}`, count)
      return count === 1 ? id : `${id}~${count}`
    }
    for await (const record of open()) {
      if (record.kind === 'piece') {
        const { piece } = record
        yield {
          ...record,
          piece: { ...piece, id: own(piece.type, piece.id || piece.path || piece.slug || piece.title) },
        }
      } else if (record.kind === 'file') {
        yield { ...record, file: { ...record.file, id: own('file', record.file.id || record.file.url) } }
      } else yield record
    }
  }
}

/** The same id for the same thing of the same site, at every import: 24 hexadecimal digits. */
export function importId(site: ArchiveSite, kind: string, id: string): string {
  const address = site.addresses[0] ?? site.name
  const of = address
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '')
  return createHash('sha256').update(`${of}\n${kind}\n${id}`).digest('hex').slice(0, 24)
}
