import 'server-only'
import { articlePath } from '@/lib/addresses/address'
import { isVisible, type Article } from '@/lib/articles/article'
import { env } from '@/lib/env'
import { enqueueJob } from '@/lib/jobs/job-commands'
import { log } from '@/lib/log'
import { findPublication } from '@/lib/publication/publication-lookup'
import { findSections } from '@/lib/sections/section-lookup'
import { dueJob, hubJob, indexNowJob, turnOf } from './announcement'
import * as changed from './changed-address-repository'

type Announced = Pick<Article, 'id' | 'slug' | 'state' | 'publishAt' | 'unpublishAt' | 'sectionIds' | 'listedIn'>

/**
 * Sees to it that a change of an article is told to whoever is to be told: now where readers see it, and again when a
 * schedule of its comes round. Never throws, and asks nobody outside: publishing waits for no one.
 */
export async function announceChange(before: Announced, after: Announced, now = new Date()): Promise<void> {
  try {
    await announce(
      [before, after].filter((version) => isVisible(version, now)),
      now,
    )
    await announceLater(after, now)
  } catch (error) {
    log.warn({ article: after.id, error: String(error) }, 'a change could not be noted for those who are told of it')
  }
}

/** Tells of versions of articles that readers saw or see: their addresses, and the feeds of their lists. */
export async function announce(seen: readonly Announced[], now: Date): Promise<void> {
  if (seen.length === 0) return
  const { key: turn, runAt } = turnOf(now)
  if (await hasHub()) {
    const places = [null, ...new Set(seen.flatMap(({ listedIn }) => listedIn))]
    await Promise.all(
      places.map((sectionId) => enqueueJob(hubJob, { sectionId }, { key: `${sectionId ?? 'site'}:${turn}`, runAt })),
    )
  }
  if (env.indexNowKey === undefined) return
  const slugs = new Map((await findSections()).map(({ id, slug }) => [id, slug]))
  const paths = seen.map(({ slug, sectionIds }) => articlePath(slugs.get(sectionIds[0] ?? '') ?? '-', slug))
  await changed.note([...new Set(paths)], now)
  await enqueueJob(indexNowJob, {}, { key: turn, runAt })
}

/** A key for each moment: however often a piece is saved, its schedule is told of once. */
async function announceLater({ id, state, publishAt, unpublishAt }: Announced, now: Date): Promise<void> {
  const ahead = [publishAt ?? now, unpublishAt ?? now].filter((moment) => moment > now)
  if (state !== 'published' || ahead.length === 0 || (env.indexNowKey === undefined && !(await hasHub()))) return
  for (const runAt of ahead) await enqueueJob(dueJob, { articleId: id }, { key: `${id}:${runAt.getTime()}`, runAt })
}

const hasHub = async () => (await findPublication()).outgoing.feedHub !== null
