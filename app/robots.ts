import type { MetadataRoute } from 'next'

/** Everything that a reader may see may be found; what answers programs, editors and accounts is not for lists. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/admin', '/account'] } }
}
