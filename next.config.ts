import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What every answer says, whoever asked. The policy of a page's scripts is the front door's: it knows their hashes. */
const SAFE_DEFAULTS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]

/** An answer names nobody and is the same for all, but there are more of them than is worth keeping for long. */
const SEARCH_LIFETIME = 'public, s-maxage=60, stale-while-revalidate=300'

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // One lifetime for everything editorial: tags expire it at once, time only guards against what no tag told.
  cacheLife: { editorial: { stale: 300, revalidate: 300, expire: 86_400 } },
  cacheHandlers: { default: fromRoot('./lib/front-door/next-data-cache.mjs') },
  cacheHandler: fromRoot('./lib/front-door/next-page-cache.mjs'),
  // Nothing of a database may outlive it in the build's folder.
  cacheMaxMemorySize: 0,
  experimental: {
    isrFlushToDisk: false,
    // A file of ten thousand redirects.
    serverActions: { bodySizeLimit: '2mb' },
  },
  serverExternalPackages: ['@photostructure/sqlite', 'bson', 'mingo', 'mongodb', 'pino', 'sharp'],
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers: SAFE_DEFAULTS },
      { source: '/search', headers: [{ key: 'Cache-Control', value: SEARCH_LIFETIME }] },
    ]),
  // Where feeds stood before, and where other systems have them.
  redirects: () =>
    Promise.resolve(
      ['', '/:section', '/tag/:tag', '/author/:author'].flatMap((place) =>
        ['feed', 'rss', 'rss.xml'].map((name) => ({
          source: `${place}/${name}`,
          destination: `${place}/feed.xml`,
          permanent: true,
        })),
      ),
    ),
  // A route without parameters would need the database when the site is built.
  rewrites: () =>
    Promise.resolve([
      { source: '/', destination: '/fronts/home' },
      { source: '/digest', destination: '/digest/newest' },
      { source: '/robots.txt', destination: '/site-files/robots.txt' },
      { source: '/sitemap.xml', destination: '/site-files/sitemap.xml' },
      { source: '/manifest.webmanifest', destination: '/site-files/manifest.webmanifest' },
      { source: '/service-worker.js', destination: '/site-files/service-worker.js' },
      { source: '/offline', destination: '/fronts/offline' },
      // One route makes every feed; readers know them at the end of the address that they are of.
      { source: '/:place*/feed.xml', destination: '/feeds/rss/:place*' },
      { source: '/:place*/atom.xml', destination: '/feeds/atom/:place*' },
      { source: '/:place*/feed.json', destination: '/feeds/json/:place*' },
    ]),
}

export default config
