import { connection } from 'next/server'
import { toSitemapIndex } from '@/lib/sitemaps/sitemap'
import { listSitemapFiles } from '@/lib/sitemaps/sitemap-queries'

export async function GET() {
  await connection()
  return new Response(toSitemapIndex(await listSitemapFiles()), {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'cache-control': 's-maxage=300, stale-while-revalidate=86100',
    },
  })
}
