import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ReaderScript } from '@/components/site/reader-script'
import { env } from '@/lib/env'
import { getSite } from '@/lib/publication/site-queries'
import type { SiteView } from '@/lib/publication/site-view'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const site = await getSite()
  return {
    metadataBase: new URL(env.siteUrl),
    manifest: '/manifest.webmanifest',
    title: { template: `%s – ${site.name}`, default: site.name },
    description: site.tagline,
    openGraph: { siteName: site.name },
  }
}

/** Says to the reader module that a worker may keep pages; not while one develops, where it would keep old ones. */
const isReadOffline = (site: SiteView) =>
  site.isReadOffline && env.mode === 'production' ? { 'data-offline': '' } : {}

/** Every page of the site. `data-scripts` asks the front door to hold React back until a reader wants it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const site = await getSite()
  return (
    <html lang={site.language} data-scripts="late" {...isReadOffline(site)} suppressHydrationWarning>
      <head>
        {/* A header that is painted while half of it has arrived moves when the rest comes. */}
        <link rel="expect" href="#header-end" blocking="render" />
        <ReaderScript />
      </head>
      <body>{children}</body>
    </html>
  )
}
