import { OFFLINE_INDEX_PATH, OFFLINE_PAGE_PATH } from './offline'
import { EMPTY_INDEX, keptPathOf, type OfflineIndex } from './offline-index'
import { withKeptLists, withKeptNote, type WhyKept } from './offline-markup'

/** The part of the Cache interface (Service Workers, section 5.4) that is needed here, so that tests can bring their own. */
export type Files = {
  match: (path: string) => Promise<Response | undefined>
  put: (path: string, response: Response) => Promise<void>
  delete: (path: string) => Promise<boolean>
  paths: () => Promise<string[]>
}

/** A cache of the browser. Opened for one piece of work: what was put into one that is deleted meanwhile goes with it. */
export async function openFiles(name: string): Promise<Files> {
  const cache = await caches.open(name)
  return {
    match: (path) => cache.match(path),
    put: (path, response) => cache.put(path, response),
    delete: (path) => cache.delete(path),
    paths: async () => (await cache.keys()).map(({ url }) => new URL(url).pathname),
  }
}

/** What is kept; nothing, where that cannot be read. */
export async function readIndex(files: Files): Promise<OfflineIndex> {
  const kept = await files.match(OFFLINE_INDEX_PATH)
  return kept ? ((await kept.json()) as OfflineIndex) : structuredClone(EMPTY_INDEX)
}

export const writeIndex = (files: Files, index: OfflineIndex): Promise<void> =>
  files.put(OFFLINE_INDEX_PATH, Response.json(index))

/** The kept page of an address, saying that it is one; null where none is kept. */
export async function answerWithCopy(files: Files, path: string, why: WhyKept): Promise<Response | null> {
  const index = await readIndex(files)
  const keptPath = keptPathOf(index, path)
  const document = keptPath !== null && index.documents[keptPath]
  const kept = keptPath !== null && (await files.match(keptPath))
  if (!document || !kept) return null
  return withText(kept, withKeptNote(await kept.text(), { why, checkedAt: document.checkedAt }))
}

/** The page that says that there is no connection, and what can be read; null before it was kept. */
export async function answerOffline(files: Files): Promise<Response | null> {
  const page = await files.match(OFFLINE_PAGE_PATH)
  return page ? withText(page, withKeptLists(await page.text(), await readIndex(files))) : null
}

/** A kept style sheet, font or picture: a picture in whichever width there is. */
export async function answerWithFile(files: Files, path: string): Promise<Response | null> {
  const own = await files.match(path)
  if (own) return own
  const folder = /^\/media\/[0-9a-f]{24}\//.exec(path)?.[0]
  if (folder === undefined) return null
  const { documents } = await readIndex(files)
  const widths = Object.values(documents).flatMap((document) =>
    document.files.filter((file) => file.startsWith(folder)),
  )
  const widest = widths.toSorted((one, other) => widthOf(other) - widthOf(one))[0]
  return (widest !== undefined && (await files.match(widest))) || null
}

const widthOf = (path: string) => Number(/\/(\d+)\.avif$/.exec(path)?.[1])

const withText = ({ headers }: Response, text: string) => new Response(text, { headers })
