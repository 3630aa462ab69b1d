import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { DeleteDialog } from '@/components/admin/delete-dialog'
import { FormField } from '@/components/admin/form-field.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { pagePath } from '@/lib/addresses/address'
import { findPage } from '@/lib/pages/page-lookup'
import { keepPage, removePage } from '../actions'

export const metadata: Metadata = { title: 'Page' }

const NEW = { id: '', slug: '', title: '', body: '' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await requireSignedIn('structure:write', { path: `/admin/pages/${id}` })
  const page = id === 'new' ? NEW : await findPage(id)
  if (!page) notFound()
  const isKnown = page.id !== ''
  return (
    <AdminPage
      title={page.title || 'New page'}
      width="text"
      actions={isKnown && <ButtonLink href={pagePath(page.slug)}>Look at it</ButtonLink>}
    >
      <AdminForm id="page-form" action={keepPage} submit="Save" hidden={{ id: page.id }}>
        <FormField name="title" label="Title" value={page.title} maxLength={120} />
        <FormField
          name="slug"
          label="Address"
          value={page.slug}
          hint="Empty: made from the title. One that it had before leads to the new one."
        />
        <div className="admin-code">
          <FormField
            kind="area"
            name="body"
            label="Text"
            value={page.body}
            rows={20}
            hint="In HTML: paragraphs, headings from h2, lists, quotes, tables, links. Anything else is taken out."
          />
        </div>
      </AdminForm>
      {isKnown && (
        <div className="admin-actions admin-rows-more">
          <DeleteDialog name={page.title} action={removePage} hidden={{ id: page.id }}>
            Nothing stands at its address any more, and menus leave it out.
          </DeleteDialog>
        </div>
      )}
    </AdminPage>
  )
}
