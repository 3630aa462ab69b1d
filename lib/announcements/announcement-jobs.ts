import 'server-only'
import { sectionPath } from '@/lib/addresses/address'
import { findArticle } from '@/lib/articles/article-lookup'
import { env } from '@/lib/env'
import { handleJob } from '@/lib/jobs/job-worker'
import { findPublication } from '@/lib/publication/publication-lookup'
import { findSections } from '@/lib/sections/section-lookup'
import { FEED_FORMATS, feedPath } from '@/lib/syndication/feed'
import { ADDRESSES_MAX, dueJob, hubJob, indexNowJob, toIndexNowPost } from './announcement'
import { announce } from './announcement-commands'
import * as changed from './changed-address-repository'
import { tell } from './tell'

/** Hands on to every search engine that takes part. */
const INDEX_NOW = 'https://api.indexnow.org/indexnow'

/** Says of each format of a place's feeds that it changed. Does nothing where the hub or the section is gone. */
export async function tellHub(sectionId: string | null, signal: AbortSignal): Promise<void> {
  const { feedHub } = (await findPublication()).outgoing
  const places = sectionId === null ? ['/', '/digest'] : await sectionPlaces(sectionId)
  if (feedHub === null) return
  for (const place of places)
    for (const format of FEED_FORMATS) {
      const topic = new URL(feedPath(place, format), env.siteUrl).href
      const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic }).toString()
      await tell(feedHub, { body, type: 'application/x-www-form-urlencoded', signal })
    }
}

/** Posts what waits in one or more batches; what could not be posted waits for the next time. */
export async function tellIndexNow(signal: AbortSignal, endpoint = INDEX_NOW): Promise<void> {
  const key = env.indexNowKey
  if (key === undefined) return
  for (;;) {
    const waiting = await changed.listWaiting(ADDRESSES_MAX)
    if (waiting.length === 0) return
    const post = toIndexNowPost(
      waiting.map(({ path }) => path),
      { siteUrl: env.siteUrl, key },
    )
    await tell(endpoint, { body: JSON.stringify(post), type: 'application/json; charset=utf-8', signal })
    await changed.forget(waiting)
    if (waiting.length < ADDRESSES_MAX) return
  }
}

/** Tells of a piece whose time has come, unless it was taken back before readers saw it. */
export async function announceDue(articleId: string, now = new Date()): Promise<void> {
  const article = await findArticle(articleId)
  if (article?.state === 'published' && article.publishAt !== null && article.publishAt <= now)
    await announce([article], now)
}

const sectionPlaces = async (id: string) =>
  (await findSections()).flatMap((section) => (section.id === id ? sectionPath(section.slug) : []))

export const announcementJobs = [
  handleJob(hubJob, ({ sectionId }, { signal }) => tellHub(sectionId, signal)),
  handleJob(indexNowJob, (_, { signal }) => tellIndexNow(signal), { concurrentMax: 1 }),
  handleJob(dueJob, ({ articleId }) => announceDue(articleId)),
]
