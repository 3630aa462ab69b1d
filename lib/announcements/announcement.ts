import { z } from 'zod'
import { jobKind } from '@/lib/jobs/job'

/*
 * Who is told when something that readers see changed: the hub of the publication's feeds (WebSub), and the search
 * engines that share IndexNow. Changes of ten seconds are told together, by jobs that come round until they are heard.
 */

/** Feeds of one place, all three formats; null: those of the whole site. */
export const hubJob = jobKind({ name: 'websub', payload: z.object({ sectionId: z.string().nullable() }) })

/** Whatever addresses wait to be told by now. */
export const indexNowJob = jobKind({ name: 'indexnow', payload: z.object({}) })

/** A piece that goes live or ends with time. */
export const dueJob = jobKind({ name: 'announce-due', payload: z.object({ articleId: z.string() }) })

const COLLAPSE_MS = 10_000
/** A job whose time has come says no more than was known then: clocks of other machines may be behind by so much. */
const GRACE_MS = 3_000

/** The end of the ten seconds in which a change is told together with others, and when that is done. */
export function turnOf(now: Date): { key: string; runAt: Date } {
  const end = (Math.floor(now.getTime() / COLLAPSE_MS) + 1) * COLLAPSE_MS
  return { key: String(end), runAt: new Date(end + GRACE_MS) }
}

/** One post to IndexNow may name 10,000 addresses. */
export const ADDRESSES_MAX = 10_000

export type IndexNowPost = { host: string; key: string; keyLocation: string; urlList: string[] }

/** What IndexNow is told (indexnow.org/documentation). */
export function toIndexNowPost(
  paths: readonly string[],
  { siteUrl, key }: { siteUrl: string; key: string },
): IndexNowPost {
  const absolute = (path: string) => new URL(path, siteUrl).href
  return {
    host: new URL(siteUrl).host,
    key,
    keyLocation: absolute(keyPath(key)),
    urlList: [...new Set(paths)].map(absolute),
  }
}

/** Where the key stands, so that nobody else can speak for this site. */
export const keyPath = (key: string) => `/${key}.txt`
