import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { DeleteDialog } from '@/components/admin/delete-dialog'
import { FormField } from '@/components/admin/form-field.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { formatDay } from '@/lib/dates'
import { readQuery } from '@/lib/http/query'
import type { Query } from '@/lib/http/return-path'
import { getSite } from '@/lib/publication/site-queries'
import { findRedirectFrom } from '@/lib/redirects/redirect-lookup'
import { keepRedirect, removeRedirect } from '../actions'

export const metadata: Metadata = { title: 'Redirect' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  await requireSignedIn('structure:write', { path: '/admin/redirects' })
  const { from } = await readQuery(searchParams, ['from'])
  const redirect = await findRedirectFrom(from)
  if (!redirect) notFound()
  const { timeZone } = await getSite()
  const written = redirect.origin === 'import' ? 'Brought in' : 'Written'
  return (
    <AdminPage
      title="Redirect"
      width="text"
      intro={`${written} on ${formatDay(redirect.createdAt, timeZone)}.`}
      actions={<ButtonLink href={redirect.from}>Try it</ButtonLink>}
    >
      <AdminForm id="redirect" action={keepRedirect} submit="Save" hidden={{ before: redirect.from }}>
        <FormField name="from" label="Old address" value={redirect.from} autoComplete="off" />
        <FormField name="to" label="Leads to" value={redirect.to} autoComplete="off" />
      </AdminForm>
      <div className="admin-actions admin-rows-more">
        <DeleteDialog name="this redirect" action={removeRedirect} hidden={{ from: redirect.from }}>
          Whoever comes by {redirect.from} finds nothing there any more.
        </DeleteDialog>
        <ButtonLink href="/admin/redirects" kind="quiet">
          All redirects
        </ButtonLink>
      </div>
    </AdminPage>
  )
}
