import { formatMinute } from '@/lib/dates'
import type { ArticleView } from '@/lib/articles/article-view'

export const CHANGES_ID = 'changes'

const KINDS = { correction: 'Correction', update: 'Update' }

/** What was changed after publishing and why, as the editors told it. Opens by itself for whoever follows a link to it. */
export function ChangeHistory({ changes, timeZone }: Pick<ArticleView, 'changes'> & { timeZone: string }) {
  if (changes.length === 0) return null
  return (
    <details className="change-history">
      <summary>Changes to this article</summary>
      <ol id={CHANGES_ID} tabIndex={-1}>
        {changes.map(({ kind, reason, at }) => (
          <li key={at.toISOString()}>
            <p className="change-facts">
              <span>{KINDS[kind]}</span> <time dateTime={at.toISOString()}>{formatMinute(at, timeZone)}</time>
            </p>
            <p>{reason}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
