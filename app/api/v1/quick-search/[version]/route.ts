import { connection } from 'next/server'
import { getQuickIndex } from '@/lib/quick-search/quick-index-queries'

const IMMUTABLE = 'public, max-age=31536000, s-maxage=31536000, immutable'

/** One version of the index, under an address that never shows another. Whoever asks for one that is past asks again. */
export async function GET(_request: Request, { params }: RouteContext<'/api/v1/quick-search/[version]'>) {
  await connection()
  const { version, text } = await getQuickIndex()
  if ((await params).version !== version)
    return new Response('This version is past.\n', { status: 404, headers: { 'cache-control': 'private, no-store' } })
  return new Response(text, { headers: { 'content-type': 'application/json', 'cache-control': IMMUTABLE } })
}
