import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { listArticlesByIds } from '@/lib/articles/article-lookup'
import { relatedOrder, type RelatedList } from './related-lists'
import { findList } from './related-repository'

/** What stands beside an article, by relation and by an editor's choice: one indexed read. */
export const findRelatedList = (articleId: string): Promise<RelatedList> => findList(articleId)

type Named = { id: string; name: string }
const CHOSEN_MAX = 50
/** As many as an article page shows at most. */
const SHOWN_MAX = 13

/** What an editor pinned beside an article or keeps away from it, and what stands there now, by name. */
export async function findRelatedChoices(
  actor: Actor,
  articleId: string,
): Promise<{ pinned: Named[]; excluded: Named[]; shown: Named[] }> {
  requirePermission(actor, 'articles:write')
  const list = await findList(articleId)
  const pinned = list.pinned.slice(0, SHOWN_MAX)
  const excluded = list.excluded.slice(0, CHOSEN_MAX)
  const shown = relatedOrder(list).slice(0, SHOWN_MAX)
  const found = await listArticlesByIds([...new Set([...pinned, ...excluded, ...shown])])
  const names = new Map(found.map(({ id, headline }) => [id, headline]))
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const name = names.get(id)
      return name === undefined ? [] : [{ id, name }]
    })
  return { pinned: named(pinned), excluded: named(excluded), shown: named(shown) }
}
