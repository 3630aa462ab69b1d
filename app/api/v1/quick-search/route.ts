import { connection } from 'next/server'
import { quickVersionPath } from '@/lib/quick-search/quick-index'
import { getQuickIndex } from '@/lib/quick-search/quick-index-queries'

/** Browsers ask each time; shared caches may be a minute late, and the front door asks again when a tag expires. */
const CURRENT = 'public, max-age=0, must-revalidate, s-maxage=60'

/** Leads to the version of the index that stands now. */
export async function GET() {
  await connection()
  const { version } = await getQuickIndex()
  return new Response(null, { status: 307, headers: { location: quickVersionPath(version), 'cache-control': CURRENT } })
}
