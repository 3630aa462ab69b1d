import { NotFoundPage } from '@/components/site/not-found-page'
import { listNewest } from '@/lib/articles/article-list-queries'
import { env } from '@/lib/env'
import { getSite } from '@/lib/publication/site-queries'

const SUGGESTIONS = 6

/** Nothing stands at this address: the reader gets the publication's menus and something to read instead. */
export default async function NotFound() {
  return <NotFoundPage site={await getSite()} suggestions={env.isBuild ? [] : await listNewest(SUGGESTIONS)} />
}
