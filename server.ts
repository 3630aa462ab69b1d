import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import createNextServer from 'next'
import sirv from 'sirv'
import { makeFirstRunToken } from '@/lib/accounts/first-run-commands'
import { announcementJobs } from '@/lib/announcements/announcement-jobs'
import { serveIndexNowKey } from '@/lib/announcements/index-now-key'
import { startArticleClock } from '@/lib/articles/article-clock'
import { relistJobs } from '@/lib/articles/relist-jobs'
import { followCacheEvents } from '@/lib/cache-events/cache-event-follower'
import { closeDatabase, isEmbedded, markSiteProcess } from '@/lib/db/connection'
import { keepDatabasePrepared } from '@/lib/db/prepare'
import { listDemoAccounts } from '@/lib/demo/demo-accounts'
import { seedWhereEmpty } from '@/lib/demo/prepare-site'
import { env } from '@/lib/env'
import { createFrontDoor } from '@/lib/front-door/front-door'
import { createHttpServer } from '@/lib/front-door/http-server'
import { strictPolicy } from '@/lib/front-door/security-policy'
import { reportEventLag } from '@/lib/health/health'
import { reportDoorFigures } from '@/lib/health/metrics'
import { markClientNetwork } from '@/lib/http/client-network'
import { limitPaths, type PathLimit } from '@/lib/http/limited-paths'
import { deskJobs } from '@/lib/desk/finding-jobs'
import { draftJobs } from '@/lib/drafts/draft-jobs'
import { startJobs } from '@/lib/jobs/job-worker'
import { withFormMemory } from '@/lib/http/form-memory'
import { giveNoncePolicy } from '@/lib/http/nonce-policy'
import { PRIVATE_PREFIXES } from '@/lib/http/private-paths'
import { guardPrivatePages } from '@/lib/http/session-gate'
import { leadShortAddresses } from '@/lib/http/short-addresses'
import { log } from '@/lib/log'
import { findLostPage } from '@/lib/lost/lost-address-lookup'
import { mailJobs } from '@/lib/mail/mail-jobs'
import { mediaJobs } from '@/lib/media/media-jobs'
import { variantsDirectory } from '@/lib/media/media-storage'
import { arrivalJobs } from '@/lib/migration/arrivals/arrival-jobs'
import { newsletterJobs } from '@/lib/newsletter/newsletter-jobs'
import { NEWEST_DIGEST_PATH } from '@/lib/offline/offline'
import { QUICK_INDEX_PATH } from '@/lib/quick-search/quick-index'
import { relatedJobs } from '@/lib/related/related-jobs'
import { SEARCH_PARAMETERS } from '@/lib/search/search-address'
import { searchJobs } from '@/lib/search/search-jobs'

const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } })
const root = import.meta.dirname

/** Whose players may stand in a page, after the reader asked for one. */
const EMBED_HOSTS = [
  'https://www.youtube-nocookie.com',
  'https://platform.twitter.com',
  'https://www.facebook.com',
  'https://t.me',
  'https://www.instagram.com',
]

const PATH_LIMITS: PathLimit[] = [
  { paths: /^\/(api\/v1\/)?search\?/, limit: 'search' },
  { paths: /^\/(sign-in|register|lost-password)(?![^/?])/, method: 'POST', limit: 'account-forms' },
]

markSiteProcess()
const prepared = keepDatabasePrepared({ onPrepared: seedWhereEmpty })
// The embedded database is part of this process: without it there is nothing to start. A MongoDB may come later.
if (isEmbedded()) await prepared

const next = createNextServer({ dev: values.dev, dir: root, hostname: 'localhost', port: env.port })
await next.prepare()
const askNext = next.getRequestHandler()
const handleByNext: typeof askNext = async (request, response) => {
  markClientNetwork(request, { trustedProxies: env.trustedProxies })
  // Next's development server writes scripts that no policy of ours could name.
  if (!values.dev) giveNoncePolicy(request, response)
  if (await guardPrivatePages(request, response)) return
  await withFormMemory(() => askNext(request, response))
}

/** What the processes of the site do together: each domain's own list of handlers. */
const jobs = startJobs([
  ...mailJobs,
  ...newsletterJobs,
  ...searchJobs,
  ...mediaJobs,
  ...relistJobs,
  ...relatedJobs,
  ...deskJobs,
  ...draftJobs,
  ...announcementJobs,
  ...arrivalJobs,
])

try {
  const port = await (values.dev ? serveForDevelopment() : serve())
  console.log(`\n  Daily Digest is at http://localhost:${port}\n`)
  prepared.then(tellWhoMaySignIn).catch((error: unknown) => {
    log.error({ error: String(error) }, 'accounts could not be looked at')
  })
} catch (error) {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
  console.error(`Port ${env.port} is in use by another program. Stop it, or choose another one: PORT=3001 npm start`)
  process.exit(1)
}

/** The site as readers meet it: Next behind the front door, and the changes of other processes followed. */
async function serve(): Promise<number> {
  const site = new URL(env.siteUrl)
  const door = createFrontDoor({
    upstream: (request, response) => handleByNext(request, response),
    log,
    host: site.host,
    protocol: site.protocol === 'https:' ? 'https' : 'http',
    staticRoots: [
      { prefix: '/_next/static/', directory: join(root, '.next', 'static'), immutable: true },
      { prefix: '/media/', directory: variantsDirectory(), immutable: true, isGrowing: true },
      { prefix: '/islands/', directory: join(root, '.next', 'islands') },
      { prefix: '/', directory: join(root, 'public') },
    ],
    queries: [{ path: /^\/search$/, names: SEARCH_PARAMETERS }],
    notFoundPath: findLostPage,
    // Made at build time, so it needs nothing that may be missing when it is shown.
    unavailableHtml: await readFile(join(root, '.next', 'server', 'app', 'fronts', 'apology.html'), 'utf8'),
    policy: { ...strictPolicy, 'frame-src': EMBED_HOSTS },
    maxBytes: env.cacheMemoryBytes,
    passPrefixes: [...PRIVATE_PREFIXES, '/api'],
    keptPrefixes: [QUICK_INDEX_PATH, NEWEST_DIGEST_PATH],
    onTagsExpired: (tags) => {
      follower.announce(tags).catch((error: unknown) => {
        log.error({ error: String(error), tags }, 'other processes could not be told of a change')
      })
    },
  })
  const follower = followCacheEvents({ onTags: door.expireTags, onMissed: door.expireAll })
  reportEventLag(follower.lagMilliseconds)
  reportDoorFigures(() => {
    const { requests, kept, ...figures } = door.stats()
    const bytes = kept.map(({ share, bytes }) => [`kept_bytes_${share}`, bytes] as const)
    return { ...figures, ...requests, ...Object.fromEntries(bytes) }
  })
  const clock = startArticleClock({ onTags: door.expireTags })
  const isHttps = site.protocol === 'https:'
  const handle = limitPaths(leadShortAddresses(serveIndexNowKey(door.handle, env.indexNowKey)), PATH_LIMITS, {
    trustedProxies: env.trustedProxies,
  })
  const { listen, stop } = createHttpServer({
    handle: (request, response) => {
      // A year of https only, once a browser has met it (RFC 6797).
      if (isHttps) response.setHeader('strict-transport-security', 'max-age=31536000')
      handle(request, response)
    },
  })
  const port = await listen({ port: env.port, host: env.host })

  onceAskedToStop(async () => {
    clock.stop()
    follower.stop()
    await Promise.all([stop(), jobs.stop()])
    door.close()
    await next.close()
    await closeDatabase()
  })
  return port
}

/** Next alone, as it makes pages itself: no door, nothing kept. */
async function serveForDevelopment(): Promise<number> {
  const { ISLANDS_DIRECTORY, watchIslands } = await import('@/lib/islands/build-islands')
  await watchIslands()
  const serveIsland = sirv(ISLANDS_DIRECTORY, { dev: true })
  const handleUpgrade = next.getUpgradeHandler()
  const server = createServer((request, response) => {
    const island = /^\/islands(\/.*)$/.exec(request.url ?? '')?.[1]
    if (island === undefined) return void handleByNext(request, response)
    request.url = island
    serveIsland(request, response, () => void response.writeHead(404).end())
  })
  server.on('upgrade', (request, socket, head) => void handleUpgrade(request, socket, head))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.port, env.host, resolve)
  })
  onceAskedToStop(async () => {
    server.closeAllConnections()
    server.close()
    await jobs.stop()
    await next.close()
    await closeDatabase()
  })
  return env.port
}

function onceAskedToStop(stop: () => Promise<void>): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      log.info({ signal }, 'stopping')
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ error: String(error) }, 'the site did not stop cleanly')
          process.exit(1)
        },
      )
    })
}

/** The demo's accounts, or the way to the first one, for whoever reads this terminal. */
async function tellWhoMaySignIn(): Promise<void> {
  const accounts = isEmbedded() ? await listDemoAccounts() : []
  for (const { role, userName, password } of accounts)
    console.log(`  ${role.padEnd(7)} ${userName.padEnd(12)} ${password}`)
  const token = await makeFirstRunToken()
  if (token !== null) console.log(`  There is no admin yet. Become the first: ${env.siteUrl}/first-run?token=${token}`)
  if (env.smtpUrl === undefined) console.log(`\n  Mails are written to ${join(env.dataDirectory, 'outbox')}\n`)
}
