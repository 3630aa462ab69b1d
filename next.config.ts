import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  typedRoutes: true,
  poweredByHeader: false,
  // The front door compresses, once and off the event loop.
  compress: false,
  reactStrictMode: true,
  // One lifetime for everything editorial: tags expire it at once, time only guards against what no tag told.
  cacheLife: { editorial: { stale: 300, revalidate: 300, expire: 86_400 } },
  cacheHandlers: { default: fromRoot('./lib/front-door/next-data-cache.mjs') },
  cacheHandler: fromRoot('./lib/front-door/next-page-cache.mjs'),
  // Nothing of a database may outlive it in the build's folder.
  cacheMaxMemorySize: 0,
  experimental: { isrFlushToDisk: false },
  serverExternalPackages: ['@photostructure/sqlite', 'mongodb', 'pino', 'sharp'],
  outputFileTracingIncludes: {},
  // A route without parameters would need the database when the site is built.
  rewrites: () => Promise.resolve([{ source: '/', destination: '/fronts/home' }]),
}

export default config
