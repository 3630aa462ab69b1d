import 'server-only'
import { hasPermission, requirePermission, type Actor } from '@/lib/accounts/permissions'
import type { Article } from '@/lib/articles/article'
import { findArticle } from '@/lib/articles/article-lookup'
import { AppError } from '@/lib/errors'

/** Editors write everything, authors what they began themselves. */
export const canWrite = (actor: Actor, article: Pick<Article, 'createdBy'>) =>
  hasPermission(actor, 'articles:write') ||
  (hasPermission(actor, 'articles:write-own') && article.createdBy === actor.id)

/** The article, if it is this person's to write. Throws FORBIDDEN, or NOT_FOUND where there is none. */
export async function requireWritable(actor: Actor, id: string): Promise<Article> {
  requirePermission(actor, 'articles:write-own')
  const article = await findArticle(id)
  if (!article) throw new AppError('NOT_FOUND', 'This article does not exist any more.')
  if (!canWrite(actor, article))
    throw new AppError('FORBIDDEN', 'This is somebody else’s article. Ask an editor to let you in.')
  return article
}
