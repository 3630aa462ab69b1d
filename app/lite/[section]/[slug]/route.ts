import { connection } from 'next/server'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import { getArticle } from '@/lib/articles/article-queries'
import { litePath } from '@/lib/lite/lite'
import { toLiteDocument, toLiteNotice } from '@/lib/lite/lite-document'
import { findLostPage } from '@/lib/lost/lost-address-lookup'
import { getSite } from '@/lib/publication/site-queries'

const KEPT = { 'cache-control': 's-maxage=300, stale-while-revalidate=86100' }
const HTML = { ...KEPT, 'content-type': 'text/html; charset=utf-8' }

type Context = { params: Promise<{ section: string; slug: string }> }

/**
 * An article without script, fonts or style sheets. It is a route of its own because a page of Next brings the site's
 * style sheet and fonts along. What does not stand here answers as the full address does: 308, 404 or 410.
 */
export async function GET(_request: Request, { params }: Context) {
  await connection()
  const { section, slug } = await params
  const isAddress = SLUG_PATTERN.test(section) && SLUG_PATTERN.test(slug)
  const [answer, site] = await Promise.all([
    isAddress ? getArticle(section, slug) : ({ kind: 'missing' } as const),
    getSite(),
  ])
  switch (answer.kind) {
    case 'article':
      return new Response(toLiteDocument(answer.article, site), { headers: HTML })
    case 'moved':
      return new Response(null, { status: 308, headers: { ...KEPT, location: litePath(answer.path) } })
    case 'missing': {
      const lost = await findLostPage(`/${section}/${slug}`)
      if ('movedTo' in lost) return new Response(null, { status: 308, headers: { ...KEPT, location: lost.movedTo } })
      const { status } = lost
      return new Response(toLiteNotice(site, status === 410 ? 'gone' : 'not-found'), { status, headers: HTML })
    }
  }
}
