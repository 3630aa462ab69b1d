import { connection } from 'next/server'
import { env } from '@/lib/env'
import { toWorkerScript } from '@/lib/offline/worker-script'
import { toManifest } from '@/lib/publication/manifest'
import { getPublication, getSite } from '@/lib/publication/site-queries'
import { toRobots } from '@/lib/sitemaps/robots'
import { toSitemapIndex } from '@/lib/sitemaps/sitemap'
import { listSitemapFiles } from '@/lib/sitemaps/sitemap-queries'

const KEPT = { 'cache-control': 's-maxage=300, stale-while-revalidate=86100' }

/** Switching reading offline off has to reach readers soon, also those behind a shared cache. */
const KEPT_BRIEFLY = { 'cache-control': 's-maxage=60' }

type SiteFile = { type: string; write: () => Promise<string>; lifetime?: Record<string, string> }

const FILES: Record<string, SiteFile | undefined> = {
  'robots.txt': {
    type: 'text/plain; charset=utf-8',
    write: async () => toRobots({ siteUrl: env.siteUrl, aiCrawlers: (await getPublication()).outgoing.aiCrawlers }),
  },
  'sitemap.xml': {
    type: 'application/xml; charset=utf-8',
    write: async () => toSitemapIndex(await listSitemapFiles()),
  },
  'manifest.webmanifest': { type: 'application/manifest+json', write: async () => toManifest(await getSite()) },
  'service-worker.js': {
    type: 'text/javascript; charset=utf-8',
    write: async () => toWorkerScript(await getSite()),
    lifetime: KEPT_BRIEFLY,
  },
}

type Context = { params: Promise<{ file: string }> }

/**
 * What machines look for at the site's root, by the rewrites of next.config.ts: Next takes a route of such a name for
 * one of its own metadata files.
 */
export async function GET(_request: Request, { params }: Context) {
  await connection()
  const file = FILES[(await params).file]
  if (!file) return new Response('There is no such file.\n', { status: 404, headers: KEPT })
  return new Response(await file.write(), { headers: { ...(file.lifetime ?? KEPT), 'content-type': file.type } })
}
