import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { ConfirmDialog } from '@/components/admin/confirm-dialog'
import { DeleteDialog } from '@/components/admin/delete-dialog'
import { FormField } from '@/components/admin/form-field.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { tagPath } from '@/lib/addresses/address'
import type { Tag } from '@/lib/tags/tag'
import { findTag } from '@/lib/tags/tag-lookup'
import { keepTag, mergeIntoTag, removeTag } from '../actions'

export const metadata: Metadata = { title: 'Tag' }

const NEW: Tag = { id: '', slug: '', name: '', description: '', slugHistory: [] }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await requireSignedIn('structure:write', { path: `/admin/tags/${id}` })
  const tag = id === 'new' ? NEW : await findTag(id)
  if (!tag) notFound()
  const isKnown = tag.id !== ''
  return (
    <AdminPage
      title={tag.name || 'New tag'}
      width="text"
      actions={isKnown && <ButtonLink href={tagPath(tag.slug)}>Look at its page</ButtonLink>}
    >
      <AdminForm id="tag-form" action={keepTag} submit="Save" hidden={{ id: tag.id }}>
        <FormField name="name" label="Name" value={tag.name} maxLength={60} />
        <FormField
          name="slug"
          label="Address"
          value={tag.slug}
          hint={
            tag.slugHistory.length === 0
              ? 'Empty: made from the name. One that it had before leads to the new one.'
              : `These lead here too: ${tag.slugHistory.join(', ')}.`
          }
        />
        <FormField kind="area" name="description" label="Description" value={tag.description} rows={2} />
      </AdminForm>
      {isKnown && (
        <div className="admin-actions admin-rows-more">
          <ConfirmDialog id="merge-tag" label="Merge into another tag" kind="plain" title={`Merge ${tag.name} into`}>
            <p>Its pieces get the other tag, and its address leads there. This cannot be undone.</p>
            <AdminForm id="merge-form" action={mergeIntoTag} submit="Merge" submitKind="grave" hidden={{ id: tag.id }}>
              <FormField name="into" label="Name of the other tag" />
            </AdminForm>
          </ConfirmDialog>
          <DeleteDialog name={tag.name} action={removeTag} hidden={{ id: tag.id }}>
            Its pieces lose it, and nothing stands at its address any more.
          </DeleteDialog>
        </div>
      )}
    </AdminPage>
  )
}
