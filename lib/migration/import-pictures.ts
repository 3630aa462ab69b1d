import 'server-only'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import type { Actor } from '@/lib/accounts/permissions'
import { AppError } from '@/lib/errors'
import { FILE_BYTES_MAX } from '@/lib/media/media'
import { addMedia } from '@/lib/media/media-commands'
import type { ArchiveFile } from './archive'
import type { PictureReference } from './body/convert-body'
import type { FoundPicture } from './body/to-vocabulary'
import { fetchPicture, type FetchedPicture } from './fetch-picture'
import { findPicture, savePicture } from './import-repository'
import { cut, plainText } from './plain-text'
import type { Survey } from './survey'

/** Where pictures come from: nowhere, the old site, or a copy of its folder of uploads. */
export type MediaChoice = { kind: 'keep' } | { kind: 'fetch' } | { kind: 'folder'; directory: string }

export type PictureFinder = {
  /** A picture that a piece shows; null where it is not in the library and cannot come into it. */
  find: (reference: PictureReference) => Promise<FoundPicture | null>
  /** A file of the old library. */
  add: (file: ArchiveFile) => Promise<'imported' | 'already' | { skipped: string }>
}

const PICTURE = /\.(jpe?g|png|webp|avif|gif|svg)$/i
const NOT_FETCHED = 'pictures were left at the old site, as was chosen'

/** Brings pictures into the library, each address once, and remembers where they are over several runs. */
export function createPictureFinder(options: {
  actor: Actor
  survey: Survey
  media: MediaChoice
  isDryRun: boolean
}): PictureFinder {
  const { actor, survey, media, isDryRun } = options
  const byAddress = new Map([...survey.files.values()].map((file) => [addressKey(file.url), file]))
  const hosts = new Set([...survey.site.addresses, ...[...survey.files.values()].map(({ url }) => url)].map(hostOf))
  const seen = new Map<string, FoundPicture | { reason: string }>()

  const resolveReference = ({ fileId, url }: PictureReference): { file: ArchiveFile | null; url: string | null } => {
    const absolute = url?.startsWith('/') ? `${survey.site.addresses[0]?.replace(/\/$/, '') ?? ''}${url}` : url
    const byUrl = absolute == null ? undefined : byAddress.get(addressKey(absolute))
    const file = byUrl ?? (fileId === null ? undefined : survey.files.get(fileId))
    return { file: file ?? null, url: file?.url ?? absolute ?? null }
  }

  const load = async (url: string): Promise<FetchedPicture> => {
    if (media.kind === 'keep') return { reason: NOT_FETCHED }
    if (media.kind === 'folder') return readUpload(media.directory, url)
    if (!hosts.has(hostOf(url))) return { reason: 'it stands on a site that is not the old one' }
    return isDryRun ? { bytes: new Uint8Array() } : fetchPicture(url, { bytesMax: FILE_BYTES_MAX })
  }

  const bring = async (url: string, file: ArchiveFile | null): Promise<FoundPicture | { reason: string }> => {
    const words = { alt: cut(plainText(file?.alt ?? ''), 500), caption: cut(plainText(file?.caption ?? ''), 600) }
    const known = await findPicture(url)
    if (known !== null) return { key: known, ...words }
    const loaded = await load(url)
    if ('reason' in loaded) return loaded
    // A rehearsal keeps nothing: any key stands for the one that would be.
    if (isDryRun) return { key: '0'.repeat(24), ...words }
    try {
      const fileName = decodedName(url)
      const { value } = await addMedia(actor, { bytes: loaded.bytes, fileName, ...words })
      await savePicture(url, value.id)
      return { key: value.id, ...words }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { reason: 'it is no picture that can be shown' }
    }
  }

  const once = async (url: string, file: ArchiveFile | null) => {
    const key = addressKey(url)
    const before = seen.get(key)
    if (before) return before
    const found = await bring(url, file)
    seen.set(key, found)
    return found
  }

  return {
    find: async (reference) => {
      const { file, url } = resolveReference(reference)
      if (url === null) return null
      const found = await once(url, file)
      return 'key' in found ? found : null
    },
    add: async (file) => {
      if (!PICTURE.test(pathOf(file.url))) return { skipped: 'it is no picture: links to it stay as they are' }
      const isKnown = (await findPicture(file.url)) !== null
      const found = await once(file.url, file)
      if ('reason' in found) return { skipped: found.reason }
      return isKnown ? 'already' : 'imported'
    },
  }
}

/** A file of the copied folder. Its path never leads out of the folder, whatever the archive says. */
async function readUpload(directory: string, url: string): Promise<FetchedPicture> {
  const path = pathOf(url)
  const root = await realpath(directory)
  const shorter = [/^.*?\/wp-content\/uploads\//, /^.*?\/content\/images\//, /^.*?\/files\//].map((prefix) =>
    path.replace(prefix, '/'),
  )
  for (const candidate of new Set([...shorter, path])) {
    const file = resolve(join(root, candidate))
    if (!file.startsWith(root + sep)) continue
    try {
      const real = await realpath(file)
      if (!real.startsWith(root + sep)) continue
      if ((await stat(real)).size > FILE_BYTES_MAX) return { reason: 'it is too large' }
      return { bytes: await readFile(real) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')))
        throw error
    }
  }
  return { reason: 'it is not in the folder of uploads' }
}

/** Without the protocol, a query, and the size that WordPress puts into the names of smaller copies. */
const addressKey = (url: string) =>
  url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/-\d{2,4}x\d{2,4}(?=\.\w+$)/, '')
    .replace(/-scaled(?=\.\w+$)/, '')

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '')

function pathOf(url: string): string {
  if (!URL.canParse(url)) return ''
  try {
    return decodeURIComponent(new URL(url).pathname)
  } catch {
    return new URL(url).pathname
  }
}

const decodedName = (url: string) => basename(pathOf(url)) || 'picture'
