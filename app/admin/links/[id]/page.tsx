import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { FormField } from '@/components/admin/form-field.client'
import { MediaField } from '@/components/admin/media-field.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { findLinks } from '@/lib/links/link-lookup'
import { findThumbnail } from '@/lib/media/media-lookup'
import { keepLink } from '../actions'

export const metadata: Metadata = { title: 'Useful link' }

const NEW = { id: '', name: '', url: '', mediaId: '' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await requireSignedIn('structure:write', { path: `/admin/links/${id}` })
  const link = id === 'new' ? NEW : (await findLinks()).find((candidate) => candidate.id === id)
  if (!link) notFound()
  return (
    <AdminPage title={link.name || 'New link'} width="text">
      <AdminForm id="link-form" action={keepLink} submit="Save" hidden={{ id: link.id }}>
        <FormField
          name="name"
          label="Whose site it is"
          value={link.name}
          hint="What the picture is called for those who do not see it."
        />
        <FormField kind="url" name="url" label="Address" value={link.url} />
        <MediaField name="mediaId" label="Picture" value={link.mediaId} thumbnail={await findThumbnail(link.mediaId)} />
      </AdminForm>
    </AdminPage>
  )
}
