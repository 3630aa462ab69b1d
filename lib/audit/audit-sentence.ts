import type { AuditEvent } from './audit'
import { ACTION_WORDS, type AuditAction } from './audit-actions'

/** An event as a sentence in three parts, without who did it: before what it was done to, that, and behind it. */
export type AuditSentence = { before: string; name: string; behind: string; path: `/${string}` | null }

export function auditSentence({
  action,
  subject,
  detail,
}: Pick<AuditEvent, 'action' | 'subject' | 'detail'>): AuditSentence {
  const words = action in ACTION_WORDS ? ACTION_WORDS[action as AuditAction] : `did “${action}” to {}`
  const [before = '', after = ''] = words.split('{}')
  const name = subject.kind === 'article' ? `“${subject.name}”` : subject.name
  const behind = detail === '' ? after : `${after} (${detail})`
  return { before, name, behind, path: isOver(action) ? null : subjectPath(subject) }
}

/** What it was done to is not there any more. */
const isOver = (action: string) =>
  /\.(delete|discard|merge|revoke|give-up)$/.test(action) || action === 'redirect.import'

/** Where the newsroom shows a thing; null where it has no place of its own. */
function subjectPath({ kind, id, name }: AuditEvent['subject']): `/${string}` | null {
  switch (kind) {
    case 'article':
      return `/admin/articles/${id}`
    case 'section':
    case 'link':
      return id === 'all' ? `/admin/${kind}s` : `/admin/${kind}s/${id}`
    case 'tag':
    case 'author':
    case 'page':
      return `/admin/${kind}s/${id}`
    case 'edition':
      return `/admin/editions/${id}`
    case 'redirect':
      return `/admin/redirects/change?${new URLSearchParams({ from: name }).toString()}`
    case 'account':
      return `/admin/people/${id}`
    default:
      return KIND_PLACES[kind] ?? null
  }
}

const KIND_PLACES: Partial<Record<string, `/${string}`>> = {
  front: '/admin/front',
  media: '/admin/media',
  search: '/admin/search-words',
  import: '/admin/import',
  mail: '/admin/mails',
  publication: '/admin/settings',
  invitation: '/admin/people',
}
