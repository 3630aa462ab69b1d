import 'server-only'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import { isGone } from '@/lib/articles/article-lookup'
import type { LostAnswer } from '@/lib/front-door/front-door-options'
import { REDIRECTS_TAG } from '@/lib/redirects/redirect'
import { findRedirect } from '@/lib/redirects/redirect-lookup'
import { listKnownWords } from '@/lib/search/search-lookup'
import { lostPath, wordsOfAddress } from './lost-address'

/**
 * Where an address at which nothing stands leads, past every cache: where a redirect says; else to a page and its
 * status, 410 where an article was taken away, 404 elsewhere. Only words that the archive holds survive, so all the addresses that a scanner makes up share one page.
 */
export async function findLostPage(path: string): Promise<LostAnswer> {
  const movedTo = await findRedirect(path)
  if (movedTo !== null) return { movedTo, tags: [REDIRECTS_TAG] }
  const slug = path.split('/').at(-1) ?? ''
  const [words, gone] = await Promise.all([
    listKnownWords(wordsOfAddress(path)),
    SLUG_PATTERN.test(slug) && isGone(slug, new Date()),
  ])
  const page = gone
    ? ({ path: lostPath('gone', words), status: 410 } as const)
    : ({ path: lostPath('not-found', words), status: 404 } as const)
  return { ...page, tags: [REDIRECTS_TAG] }
}
