import 'server-only'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import { isGone } from '@/lib/articles/article-lookup'
import { listKnownWords } from '@/lib/search/search-lookup'
import { lostPath, wordsOfAddress } from './lost-address'

/**
 * The page and the status for an address at which nothing stands, past every cache: 410 where an article was taken
 * away, else 404. Only words that the archive holds survive, so all the addresses that a scanner makes up share one page.
 */
export async function findLostPage(path: string): Promise<{ path: string; status: 404 | 410 }> {
  const slug = path.split('/').at(-1) ?? ''
  const [words, gone] = await Promise.all([
    listKnownWords(wordsOfAddress(path)),
    SLUG_PATTERN.test(slug) && isGone(slug, new Date()),
  ])
  return gone ? { path: lostPath('gone', words), status: 410 } : { path: lostPath('not-found', words), status: 404 }
}
