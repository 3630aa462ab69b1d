import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { ComparedText } from '@/components/admin/editor/compared-text'
import { RevisionList } from '@/components/admin/editor/revision-list'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { formatMinute } from '@/lib/dates'
import { compareRevisions, listRevisions } from '@/lib/drafts/history-lookup'
import { foundOr404 } from '@/lib/http/found-or-404'
import { getPublication } from '@/lib/publication/site-queries'
import { restoreAction } from './actions'

export const metadata: Metadata = { title: 'History' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const { actor } = await requireSignedIn('articles:write-own', { path: `/admin/articles/${id}/history` })
  const before = numberIn(asked['before'])
  const [entries, { timeZone }] = await Promise.all([
    foundOr404(listRevisions(actor, { id, ...(before === undefined ? {} : { before }) })),
    getPublication(),
  ])
  const to = numberIn(asked['revision']) ?? entries[0]?.revision
  const comparison =
    to === undefined ? null : await foundOr404(compareRevisions(actor, { id, to, from: numberIn(asked['from']) }))
  const newest = before === undefined ? entries[0]?.revision : undefined
  return (
    <AdminPage
      title="History"
      intro={comparison?.to.content.headline}
      actions={<ButtonLink href={`/admin/articles/${id}`}>Back to the text</ButtonLink>}
    >
      <div className="history">
        <RevisionList id={id} entries={entries} current={to} timeZone={timeZone} />
        {comparison && (
          <section aria-label="What changed">
            <h2>
              Revision {comparison.to.revision}
              {comparison.from ? `, compared with ${comparison.from.revision}` : ''}
            </h2>
            <p className="history-when">
              {comparison.to.by.name || 'The site itself'}, {formatMinute(comparison.to.at, timeZone)}
            </p>
            <ComparedText fields={comparison.fields} />
            {newest !== undefined && comparison.to.revision < newest && (
              <AdminForm
                id="restore"
                action={restoreAction}
                submit={`Make revision ${comparison.to.revision} the current text`}
                hidden={{ id, revision: String(comparison.to.revision), baseRevision: String(newest) }}
              />
            )}
          </section>
        )}
      </div>
    </AdminPage>
  )
}

function numberIn(value: string | string[] | undefined): number | undefined {
  const number = Number(value)
  return typeof value === 'string' && Number.isSafeInteger(number) && number > 0 ? number : undefined
}
