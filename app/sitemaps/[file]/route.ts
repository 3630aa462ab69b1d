import { connection } from 'next/server'
import {
  parseListFile,
  parseMonthFile,
  SITEMAP_END,
  SITEMAP_START,
  toSitemapEntry,
  type SitemapEntry,
} from '@/lib/sitemaps/sitemap'
import { listNews, listPlaces, streamListFile, streamMonthFile } from '@/lib/sitemaps/sitemap-queries'

const KEPT = { 'cache-control': 's-maxage=300, stale-while-revalidate=86100' }

type Context = { params: Promise<{ file: string }> }

/** The files that `/sitemap.xml` lists. All but two are streamed: one may hold ten thousand addresses. */
export async function GET(_request: Request, { params }: Context) {
  await connection()
  const { file } = await params
  const body = await bodyOf(file)
  if (body === null) return new Response('There is no such sitemap.\n', { status: 404, headers: KEPT })
  return new Response(body, { headers: { ...KEPT, 'content-type': 'application/xml; charset=utf-8' } })
}

async function bodyOf(file: string): Promise<string | ReadableStream<Uint8Array> | null> {
  if (file === 'places.xml') return whole(await listPlaces())
  if (file === 'news.xml') return whole(await listNews())
  const [month, list] = [parseMonthFile(file), parseListFile(file)]
  const pieces = month
    ? await streamMonthFile(month.month, month.part)
    : list && (await streamListFile(list.kind, list.part))
  return pieces && toStream(pieces)
}

const whole = (entries: readonly SitemapEntry[]) => SITEMAP_START + entries.map(toSitemapEntry).join('') + SITEMAP_END

function toStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
