import { toSubject } from '@/lib/keeping/kept'
import type { ForYouPage } from '@/lib/keeping/kept-view'
import { assetsOf, fontsOf, isPublicPage, picturesOf } from './kept-document'
import { readIndex, writeIndex, type Files } from './kept-files'
import {
  NEWEST_DIGEST_PATH,
  OFFLINE_INDEX_PATH,
  OFFLINE_PAGE_PATH,
  type OfflineWish,
  type PictureDepth,
} from './offline'
import {
  areCardsDue,
  BYTES_MAX,
  isDigestDue,
  isDocumentDue,
  keptPathOf,
  SAVED_MAX,
  toOfflineCard,
  wantedDocuments,
  type CardAsJson,
  type DigestAnswer,
  type KeptDocument,
  type OfflineIndex,
} from './offline-index'

/** Where this runs: what is kept, the site, and what the reader's connection is worth. */
export type World = {
  files: Files
  /** Asks without cookies, and never takes an answer that the site has not confirmed. */
  ask: (path: string) => Promise<Response>
  origin: string
  now: number
  savesData: boolean
}

/** At install: the page that says that there is no connection, or nothing is installed. */
export async function keepOfflinePage(world: World): Promise<void> {
  const index = await readIndex(world.files)
  await keepDocument(world, index, { path: OFFLINE_PAGE_PATH, depth: 0 })
  if (!(OFFLINE_PAGE_PATH in index.documents)) throw new Error('The offline page could not be had.')
  await writeIndex(world.files, index)
}

/**
 * Makes what is kept what is wanted: asks for the lists that are due, then for documents, one after the other, and lets
 * go of the rest. Without an answer everything stays as it is, but what is no longer saved.
 */
export async function keepUp(world: World, wish: OfflineWish): Promise<void> {
  const { files, now, savesData } = world
  const index = await readIndex(files)
  const before = JSON.stringify(index)
  const digestDepth = savesData ? null : wish.digest
  await listSaved(world, index, wish.saved)
  if (digestDepth !== null && isDigestDue(index.digest, now)) await listDigest(world, index)
  const depths = { digestDepth: digestDepth ?? 0, savedDepth: savesData ? 0 : 2 } as const
  const fitting = new Set<string>()
  let bytes = 0
  for (const each of wantedDocuments(index, depths)) {
    // The page that passes the bound is the last one: what comes after it, the oldest of what is saved, is let go.
    if (bytes > BYTES_MAX) break
    // What is kept of the digest is looked at again when the digest is.
    const isMeant = each.isSaved || each.path === OFFLINE_PAGE_PATH || digestDepth !== null
    if (isMeant && isDocumentDue(index.documents[each.path], each.depth, now)) {
      await keepDocument(world, index, each)
      await writeIndex(files, index)
    }
    fitting.add(each.path)
    bytes += index.documents[each.path]?.bytes ?? 0
  }
  index.documents = Object.fromEntries(Object.entries(index.documents).filter(([path]) => fitting.has(path)))
  if (JSON.stringify(index) === before) return
  await writeIndex(files, index)
  await sweep(files, index)
}

/** A reader has just been shown this page by the site: what is kept of it is made the same: most often no more than a 304. */
export async function renew(world: World, path: string): Promise<void> {
  const index = await readIndex(world.files)
  const keptPath = keptPathOf(index, path)
  const kept = keptPath !== null && index.documents[keptPath]
  if (!kept) return
  await keepDocument(world, index, { path: keptPath, depth: kept.depth })
  await writeIndex(world.files, index)
}

async function listSaved(world: World, index: OfflineIndex, saved: readonly string[]): Promise<void> {
  const ids = saved.slice(-SAVED_MAX).toReversed()
  if (areCardsDue(index.saved, ids, world.now)) {
    const query = new URLSearchParams({ of: ids.map((id) => toSubject('article', id)).join() })
    const answer = await askJson<ForYouPage>(world, `/api/v1/kept/cards?${query.toString()}`)
    if (answer) {
      const cards = answer.entries.map(({ card }) => toOfflineCard(card as unknown as CardAsJson))
      index.saved = { ids, cards, askedAt: world.now }
    }
  }
  const cards = ids.flatMap((id) => index.saved.cards.find((card) => card.id === id) ?? [])
  index.saved = { ...index.saved, ids: index.saved.ids.filter((id) => ids.includes(id)), cards }
}

async function listDigest(world: World, index: OfflineIndex): Promise<void> {
  const answer = await askJson<DigestAnswer>(world, NEWEST_DIGEST_PATH)
  if (!answer) return
  const { path, name, timeZone, cards } = answer
  const digest = { path, name, cards: cards.map(toOfflineCard), askedAt: world.now }
  const isOther = JSON.stringify(index.digest?.cards) !== JSON.stringify(digest.cards)
  const page = index.documents[path]
  if (page && isOther) page.checkedAt = 0
  index.timeZone = timeZone
  index.digest = digest
}

/** Keeps a document as it stands now, with what it is shown with. One that is gone is kept no longer. */
async function keepDocument(
  world: World,
  index: OfflineIndex,
  { path, depth: wantedDepth }: { path: string; depth: PictureDepth },
): Promise<void> {
  const { files, now } = world
  const kept: KeptDocument | undefined = index.documents[path]
  const depth = Math.max(wantedDepth, kept?.depth ?? 0) as PictureDepth
  const answer = await world.ask(path).catch(() => null)
  if (!answer) return
  if (answer.redirected || answer.status === 404 || answer.status === 410) {
    const { [path]: _gone, ...others } = index.documents
    index.documents = others
    return
  }
  if (!isPublicPage(answer)) return
  const entityTag = answer.headers.get('etag')
  if (kept && kept.depth === depth && entityTag !== null && kept.entityTag === entityTag) {
    kept.checkedAt = now
    return
  }
  const html = await answer.text()
  const assets = await keepAssets(world, html)
  const pictures = await Promise.all(picturesOf(html, depth).map((picture) => keepFile(world, picture)))
  const bytes = [html.length, ...pictures.map((picture) => picture?.bytes ?? 0)]
  // What a document is shown with stands before it does.
  await files.put(path, new Response(html, { headers: shownHeaders(answer.headers) }))
  index.documents[path] = {
    depth,
    files: [...assets, ...pictures.flatMap((picture) => picture?.path ?? [])],
    bytes: bytes.reduce((sum, each) => sum + each, 0),
    entityTag,
    checkedAt: now,
  }
}

async function keepAssets(world: World, html: string): Promise<string[]> {
  const assets = assetsOf(html)
  for (const sheet of assets.filter((path) => path.endsWith('.css'))) {
    const kept = await keepFile(world, sheet)
    const css = kept && (await (await world.files.match(sheet))?.text())
    if (css != null) assets.push(...fontsOf(css, world.origin + sheet))
  }
  const all = [...new Set(assets)]
  await Promise.all(all.map((path) => keepFile(world, path)))
  return all
}

/** Files never change under their name: one that is kept is not asked for again. Null where it cannot be had. */
async function keepFile({ files, ask }: World, path: string): Promise<{ path: string; bytes: number } | null> {
  const kept = await files.match(path)
  if (kept) return { path, bytes: (await kept.blob()).size }
  const answer = await ask(path).catch(() => null)
  if (!answer?.ok) return null
  const blob = await answer.blob()
  await files.put(path, new Response(blob, { headers: { 'content-type': answer.headers.get('content-type') ?? '' } }))
  return { path, bytes: blob.size }
}

/** Lets go of every file that no kept document needs. */
async function sweep(files: Files, { documents }: OfflineIndex): Promise<void> {
  const needed = new Set([
    OFFLINE_INDEX_PATH,
    ...Object.keys(documents),
    ...Object.values(documents).flatMap((document) => document.files),
  ])
  for (const path of await files.paths()) if (!needed.has(path)) await files.delete(path)
}

async function askJson<Value>({ ask }: World, path: string): Promise<Value | null> {
  try {
    const answer = await ask(path)
    return answer.ok ? ((await answer.json()) as Value) : null
  } catch {
    return null
  }
}

/** What the browser needs to show a document as the site meant it; its length and encoding are no longer the same. */
function shownHeaders(headers: Headers): Headers {
  const shown = new Headers(headers)
  for (const name of ['content-encoding', 'content-length', 'vary', 'age', 'x-cache']) shown.delete(name)
  return shown
}
