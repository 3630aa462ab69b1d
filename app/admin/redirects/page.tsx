import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { FormField } from '@/components/admin/form-field.client'
import { NamedRows, NameFilter } from '@/components/admin/named-rows'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { readQuery } from '@/lib/http/query'
import type { Query } from '@/lib/http/return-path'
import { listRedirects } from '@/lib/redirects/redirect-lookup'
import { bringRedirects, keepRedirect } from './actions'

export const metadata: Metadata = { title: 'Redirects' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  await requireSignedIn('structure:write', { path: '/admin/redirects' })
  const { q, after } = await readQuery(searchParams, ['q', 'after'])
  const { list, next } = await listRedirects({ beginning: q.trim(), after })
  const nextHref = next === null ? null : `/admin/redirects?${new URLSearchParams({ q, after: next }).toString()}`
  return (
    <AdminPage
      title="Redirects"
      width="text"
      intro="Old addresses at which nothing stands any more, and where they lead. What stands at an address comes first. Pieces, sections, tags and authors that are renamed need none."
    >
      <AdminForm id="add" action={keepRedirect} submit="Add" isEmptiedWhenDone>
        <FormField name="from" label="Old address" placeholder="/2019/05/a-story" autoComplete="off" />
        <FormField name="to" label="Leads to" placeholder="/news/a-story" autoComplete="off" />
      </AdminForm>
      <section className="structure-group admin-rows-more" aria-labelledby="kept">
        <h2 id="kept">Kept redirects</h2>
        <NameFilter action="/admin/redirects" label="Old address begins with" value={q} />
        <NamedRows
          rows={list.map(({ from, to }) => ({
            id: from,
            name: from,
            href: `/admin/redirects/change?${new URLSearchParams({ from }).toString()}`,
            note: `→ ${to}`,
          }))}
          empty={q === '' ? 'No redirects yet' : `No old address begins with “${q}”`}
          nextHref={nextHref}
        />
      </section>
      <section className="structure-group" aria-labelledby="many">
        <h2 id="many">Many at once</h2>
        <div className="file-form">
          <AdminForm
            id="bring"
            action={bringRedirects}
            submit="Bring in"
            submitKind="plain"
            aside={
              <ButtonLink href="/api/v1/newsroom/redirects" kind="quiet" download>
                Save all of them as a file
              </ButtonLink>
            }
          >
            <FormField
              kind="file"
              name="file"
              label="A CSV file"
              accept=".csv,text/csv,text/plain"
              hint="A line each: old address, new address; at most 10,000. Where one line is wrong nothing is written, and every wrong line is named. One that is kept already is replaced."
            />
          </AdminForm>
        </div>
      </section>
    </AdminPage>
  )
}
