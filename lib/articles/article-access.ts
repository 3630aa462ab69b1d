import { hasPermission, requirePermission, type Actor } from '@/lib/accounts/permissions'
import { AppError } from '@/lib/errors'
import type { Article } from './article'

type Owned = Pick<Article, 'createdBy' | 'state'>

/** Whether somebody may change a piece in the newsroom: an editor any, an author their own until readers saw it. */
export function mayWrite(actor: Actor, article: Owned): boolean {
  if (hasPermission(actor, 'articles:write')) return true
  const isUnseen = article.state === 'draft' || article.state === 'review'
  return hasPermission(actor, 'articles:write-own') && article.createdBy === actor.id && isUnseen
}

/** Throws FORBIDDEN where `mayWrite` says no. */
export function requireWrite(actor: Actor, article: Owned): void {
  requirePermission(actor, 'articles:write-own')
  if (mayWrite(actor, article)) return
  throw new AppError('FORBIDDEN', 'This is not your own draft. Ask an editor to change it.')
}
