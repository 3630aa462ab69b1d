import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { ConfirmDialog } from '@/components/admin/confirm-dialog'
import { FormField } from '@/components/admin/form-field.client'
import { ImportProgress } from '@/components/admin/import/import-progress.client'
import { ImportReport } from '@/components/admin/import/import-report'
import { Notice } from '@/components/admin/notice'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { formatMinute } from '@/lib/dates'
import type { Arrival } from '@/lib/migration/arrivals/arrival'
import { findArrival } from '@/lib/migration/arrivals/arrival-lookup'
import { sizeText, statusOf } from '@/lib/migration/arrivals/arrival-words'
import { getSite } from '@/lib/publication/site-queries'
import { bringIn, discard, rehearse, stop } from '../actions'

export const metadata: Metadata = { title: 'Import of an archive' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { actor } = await requireSignedIn('imports:manage', { path: '/admin/import' })
  const [arrival, { timeZone }] = await Promise.all([findArrival(actor, id), getSite()])
  if (!arrival) notFound()
  const { isBusy, words, share } = statusOf(arrival, new Date(), { isRehearsed: arrival.rehearsal !== null })
  const canWork = !isBusy && arrival.hasFile && arrival.state !== 'arriving'
  return (
    <AdminPage
      title={arrival.fileName}
      width="text"
      intro={`${systemName(arrival)}, ${sizeText(arrival.bytes)}. Uploaded by ${arrival.byName} on ${formatMinute(arrival.createdAt, timeZone)}.`}
      actions={<ButtonLink href="/admin/import">All archives</ButtonLink>}
    >
      {isBusy ? (
        <section className="structure-group" aria-label="Progress">
          <ImportProgress id={id} first={{ isBusy, words, share }} />
          {arrival.state === 'working' && (
            <AdminForm id="stop" action={stop} submit="Stop" submitKind="grave" hidden={{ id }} />
          )}
        </section>
      ) : (
        <Notice kind={arrival.state === 'failed' ? 'warning' : 'note'} title={words}>
          {arrival.trouble !== '' && <p>{arrival.trouble}</p>}
        </Notice>
      )}
      {arrival.result && (
        <ImportReport
          id={id}
          title="What came in"
          report={arrival.result}
          isRehearsal={false}
          hasFiles={canWork && arrival.work === 'import'}
        />
      )}
      {!arrival.result && arrival.rehearsal && (
        <ImportReport
          id={id}
          title="What would come in"
          report={arrival.rehearsal}
          isRehearsal
          hasFiles={canWork && arrival.work === 'rehearsal'}
        />
      )}
      {canWork && <NextSteps arrival={arrival} />}
      {!isBusy && (
        <div className="admin-actions admin-rows-more">{arrival.hasFile && <Deletion arrival={arrival} />}</div>
      )}
    </AdminPage>
  )
}

const systemName = ({ system }: Arrival) =>
  system === null ? 'An archive' : `An export of ${system === 'ghost' ? 'Ghost' : 'WordPress'}`

/** Rehearsing, and what was rehearsed for good. */
function NextSteps({ arrival }: { arrival: Arrival }) {
  const { id, choices, rehearsal, state } = arrival
  return (
    <>
      {rehearsal && (
        <section className="structure-group" aria-labelledby="bring">
          <h2 id="bring">{state === 'done' ? 'Once more' : 'Bring it in'}</h2>
          <AdminForm
            id="bring-in"
            action={bringIn}
            submit={state === 'stopped' ? 'Go on' : 'Bring it in'}
            hidden={{ id }}
          >
            <p>
              As it was rehearsed. What is here already stays as it is, whatever editors made of it; the same archive
              twice doubles nothing. It goes on by itself after a restart, and can be stopped at any time.
            </p>
          </AdminForm>
        </section>
      )}
      <section className="structure-group" aria-labelledby="rehearse">
        <h2 id="rehearse">{rehearsal ? 'Rehearse with other choices' : 'Rehearse'}</h2>
        <AdminForm
          id="rehearsal"
          action={rehearse}
          submit={rehearsal ? 'Rehearse again' : 'Rehearse'}
          submitKind={rehearsal ? 'plain' : 'main'}
          hidden={{ id }}
        >
          <FormField
            kind="options"
            name="media"
            label="Pictures"
            value={choices.media}
            options={[
              { value: 'keep', label: 'Leave them at the old site, and link to them' },
              { value: 'fetch', label: 'Fetch them from the old site into the library' },
            ]}
          />
          {arrival.system === 'ghost' && (
            <FormField
              kind="url"
              name="site"
              label="Address of the old site"
              value={choices.site}
              placeholder="https://old.example"
              hint="An export of Ghost does not name it; links and pictures are found by it."
            />
          )}
          <details>
            <summary>What becomes what</summary>
            <div className="admin-code">
              <FormField
                kind="area"
                name="map"
                label="Map"
                rows={8}
                value={JSON.stringify(choices.map, null, 2)}
                hint="sections: old category to a section, or null to make it a tag. fallbackSection: where pieces without one stand. types: a plugin’s own type as article, page or skip."
              />
            </div>
          </details>
        </AdminForm>
      </section>
    </>
  )
}

function Deletion({ arrival: { id, state, work } }: { arrival: Arrival }) {
  return (
    <ConfirmDialog id="delete-file" label="Delete the file" title="Delete this file?">
      <p>
        {work === 'import' && state !== 'arriving'
          ? 'What came in stays, and so does this report. The uploaded file, the whole report and the comments go.'
          : 'Nothing of it came in. The uploaded file and what was found in it go.'}
      </p>
      <AdminForm id="discard" action={discard} submit="Delete" submitKind="grave" hidden={{ id }} />
    </ConfirmDialog>
  )
}
