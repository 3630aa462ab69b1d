import { connection } from 'next/server'
import { env } from '@/lib/env'
import { getPublication } from '@/lib/publication/site-queries'
import { toRobots } from '@/lib/sitemaps/robots'

export async function GET() {
  await connection()
  const { outgoing } = await getPublication()
  return new Response(toRobots({ siteUrl: env.siteUrl, aiCrawlers: outgoing.aiCrawlers }), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 's-maxage=300, stale-while-revalidate=86100',
    },
  })
}
