import type { BrokenSource } from '@/lib/desk/source-link'
import type { AdminFormProps } from '../admin-form.client'
import { AdminForm } from '../admin-form'
import { Button } from '../button'
import { DeskSection } from './desk-section'

type Props = {
  sources: readonly (Omit<BrokenSource, 'since'> & { since: string })[]
  action: AdminFormProps['action']
}

/** Live pieces whose source does not answer any more: to be given another address, asked again, or left. */
export function BrokenSources({ sources, action }: Props) {
  if (sources.length === 0) return null
  return (
    <DeskSection id="broken-sources" title="Sources that do not answer">
      <AdminForm id="sources" action={action}>
        <ul className="desk-list">
          {sources.map(({ articleId, headline, sourceName, url, reason, since, isAsked }) => (
            <li key={articleId}>
              <a href={`/admin/articles/${articleId}`} className="desk-headline">
                {headline}
              </a>
              <span className="desk-facts">
                <span>
                  <a href={url} rel="noreferrer">
                    {sourceName}
                  </a>{' '}
                  {reason}, since {since}
                </span>
                {isAsked && <span>It is asked again soon.</span>}
              </span>
              <span className="admin-actions">
                {!isAsked && (
                  <Button
                    type="submit"
                    name="ask"
                    value={articleId}
                    aria-label={`Ask again for the source of “${headline}”`}
                  >
                    Ask again
                  </Button>
                )}
                <Button
                  type="submit"
                  kind="quiet"
                  name="leave"
                  value={articleId}
                  aria-label={`Leave the source of “${headline}” as it is`}
                >
                  Leave it
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </AdminForm>
    </DeskSection>
  )
}
