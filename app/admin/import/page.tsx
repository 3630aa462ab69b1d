import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { ArchiveUpload } from '@/components/admin/import/archive-upload.client'
import { NamedRows } from '@/components/admin/named-rows'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { formatMinute } from '@/lib/dates'
import { env } from '@/lib/env'
import { listArrivals } from '@/lib/migration/arrivals/arrival-lookup'
import { sizeText, statusOf } from '@/lib/migration/arrivals/arrival-words'
import { listImportRuns, type ImportRunLine } from '@/lib/migration/import-lookup'
import { getSite } from '@/lib/publication/site-queries'

export const metadata: Metadata = { title: 'Import' }

export default async function Page() {
  const { actor } = await requireSignedIn('imports:manage', { path: '/admin/import' })
  const [arrivals, runs, { timeZone }] = await Promise.all([listArrivals(actor), listImportRuns(actor), getSite()])
  const now = new Date()
  return (
    <AdminPage
      title="Import"
      width="text"
      intro="An archive of WordPress or Ghost comes in whole: first rehearsed, which writes nothing, then for good. Everything in it is counted, and in the end it has to add up."
    >
      <ArchiveUpload bytesMax={env.importBytesMax} />
      <section className="structure-group admin-rows-more" aria-labelledby="uploaded">
        <h2 id="uploaded">Uploaded archives</h2>
        <NamedRows
          rows={arrivals.map((arrival) => ({
            id: arrival.id,
            name: arrival.fileName,
            href: `/admin/import/${arrival.id}`,
            note: `${statusOf(arrival, now).words} · ${sizeText(arrival.bytes)} · ${arrival.byName}, ${formatMinute(arrival.createdAt, timeZone)}`,
          }))}
          empty="No archive was uploaded yet"
          nextHref={null}
        />
      </section>
      {runs.length > 0 && (
        <section className="structure-group" aria-labelledby="runs">
          <h2 id="runs">What was brought in, also by command</h2>
          <ul className="admin-rows">
            {runs.map((run) => (
              <li key={run.id}>
                <span className="import-name">{run.fileName}</span>
                <span className="admin-rows-note">
                  {runWords(run)} · {formatMinute(run.startedAt, timeZone)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </AdminPage>
  )
}

const runWords = ({ phase, found, accounted }: ImportRunLine) =>
  phase === 'done'
    ? `${found.toLocaleString('en')} found, ${accounted.toLocaleString('en')} accounted for`
    : `under way or broken off, ${accounted.toLocaleString('en')} of ${found.toLocaleString('en')}`
